import type { Database } from './database.ts';
import { type PaperHead, type ProvisionText, provisionsOf } from './paper-text.ts';

/** A provision that the version shown no longer has. */
export interface GoneProvision {
  /** As it was published last. */
  readonly provision: ProvisionText;
  /** The first version without it. */
  readonly version: number;
  /** The provision of the version shown that is nearest to where it stood, by name. */
  readonly place: string | null;
}

/** A provision that stood in an earlier version, with its last words; null when none was ever published by that name. */
export async function goneProvision(
  db: Database,
  head: PaperHead,
  ref: string,
  language: string,
): Promise<GoneProvision | null> {
  const last = await db
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .select('state.until_version as version')
    .where('provision.paper_id', '=', head.id)
    .where('provision.ref', '=', ref)
    .where('state.until_version', '<=', head.version)
    .orderBy('state.until_version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last?.version) return null;
  const before = await provisionsOf(db, head.id, last.version - 1, language);
  const index = before.findIndex((provision) => provision.ref === ref);
  const provision = before[index];
  if (!provision) return null;
  const today = new Set((await provisionsOf(db, head.id, head.version, language)).map((one) => one.ref));
  const around = [...before.slice(0, index).reverse(), ...before.slice(index + 1)];
  const place = around.find((one) => today.has(one.ref))?.ref ?? null;
  return { provision, version: last.version, place };
}
