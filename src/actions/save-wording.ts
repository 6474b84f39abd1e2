import { createHash } from 'node:crypto';
import type { Operation } from '../domain/amendments/amendment.ts';
import { fingerprint } from '../domain/amendments/fingerprint.ts';
import { namesTouched } from '../domain/amendments/names.ts';
import type { Database } from '../store/database.ts';

interface NewWording {
  /** Of the text it is against. */
  readonly language: string;
  readonly operations: readonly Operation[];
  /** The row of the version it is against, and the rows of its provisions by name. */
  readonly version: number;
  /** The wording of the amendment that is amended. */
  readonly parentWording: number | null;
  /** The wording in another language that it says in the authentic one. */
  readonly renders?: number | null;
  readonly ids: ReadonlyMap<string, number>;
  readonly by:
    | {
        readonly madeBy: 'author' | 'lead' | 'translator' | 'sitting';
        readonly person: string;
        readonly mandate: number | null;
      }
    | { readonly madeBy: 'carried'; readonly carried: 'clean' | 'adapted' | 'needs-author' };
}

/** Saves what an amendment proposes as its next wording; it counts from then on unless `pending`. Returns its row. */
export async function saveWording(
  trx: Database,
  amendment: number,
  given: NewWording,
  now: Date,
  { pending = false } = {},
): Promise<number> {
  const last = await trx
    .selectFrom('amendment_wording')
    .select(({ fn }) => [fn.max('number').as('number'), fn.max('created_at').as('at')])
    .where('amendment_id', '=', amendment)
    .executeTakeFirst();
  const carried = given.by.madeBy === 'carried';
  const { id } = await trx
    .insertInto('amendment_wording')
    .values({
      amendment_id: amendment,
      number: (last?.number ?? 0) + 1,
      paper_version_id: given.version,
      parent_wording_id: given.parentWording,
      language: given.language,
      renders_id: given.renders ?? null,
      operations: JSON.stringify(given.operations),
      fingerprint: createHash('sha256').update(fingerprint(given.language, given.operations)).digest('hex'),
      made_by: given.by.madeBy,
      carried: carried ? given.by.carried : null,
      person_id: carried ? null : given.by.person,
      mandate_id: carried ? null : given.by.mandate,
      // An act that waited for the paper was asked for before the one it waited for was done.
      created_at: last?.at && last.at > now ? last.at : now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const touched = new Set(given.operations.flatMap((operation) => namesTouched(operation)));
  // What an amendment to an amendment touches may be new in that one, and has no row yet.
  const targets = [...touched].flatMap((name) => given.ids.get(name) ?? []);
  if (targets.length > 0)
    await trx
      .insertInto('amendment_target')
      .values(targets.map((provision) => ({ wording_id: id, provision_id: provision })))
      .execute();
  if (!pending)
    await trx.updateTable('amendment').set({ wording_id: id }).where('id', '=', amendment).execute();
  return id;
}
