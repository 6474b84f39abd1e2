import process from 'node:process';

/** How many cases a property that usually has a thousand is tried on: more at night. */
const cases = Number(process.env.PARVIS_CASES ?? 1000);
if (!Number.isInteger(cases) || cases < 1)
  throw new Error(`PARVIS_CASES: found "${process.env.PARVIS_CASES}", write a number as in 100000.`);

/** How many runs a property has that usually has so many. */
export const runs = (usual: number): number => Math.max(1, Math.round((usual * cases) / 1000));
