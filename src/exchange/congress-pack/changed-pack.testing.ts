import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkoutFolder } from '../../settings.ts';

export const demo = path.join(checkoutFolder, 'demo');

/** A copy of the demonstration pack inside `folder` with one file changed. */
export async function changedPack(
  folder: string,
  file: string,
  change: (text: string) => string,
): Promise<string> {
  const copy = await mkdtemp(path.join(folder, 'copy-'));
  await cp(demo, copy, { recursive: true });
  const target = path.join(copy, file);
  const before = await readFile(target, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} was not changed`);
  await writeFile(target, after);
  return copy;
}
