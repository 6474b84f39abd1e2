import type { Operation } from '../domain/amendments/amendment.ts';
import type { Database } from '../store/database.ts';
import type { HeldAmendment } from './amendment-under-lock.ts';
import { acceptedIn } from './other-wording.ts';
import { renderingOf } from './render-amendment.ts';

/** The words of an amendment that are voted on. */
export interface VotedWording {
  readonly wording: number;
  readonly version: number;
  readonly wordedIn: string;
  readonly operations: readonly Operation[];
}

/** Its own words, or those that say them in the language it is accepted in where somebody did. */
export async function votedWording(trx: Database, amendment: HeldAmendment): Promise<VotedWording> {
  const { id, version, operations, language: wordedIn } = amendment.wording;
  const rendering = acceptedIn(amendment) === wordedIn ? null : await renderingOf(trx, id);
  return rendering ?? { wording: id, version, operations, wordedIn };
}

/** The split of a vote that holds: the last request about an amendment, when it is one of the words voted on. */
export async function splitInForce(
  trx: Database,
  amendment: HeldAmendment,
  { wording }: VotedWording,
): Promise<{ readonly id: number; readonly parts: readonly number[] } | null> {
  const last = await trx
    .selectFrom('vote_request')
    .select(['id', 'wording_id', 'parts'])
    .where('amendment_id', '=', amendment.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.parts && last.wording_id === wording ? { id: last.id, parts: last.parts } : null;
}

/** What was decided so far on the parts of a split, since the amendment was last referred to a sitting. */
export async function partsDecided(
  trx: Database,
  amendment: HeldAmendment,
  split: number,
): Promise<Map<number, boolean>> {
  const rows = await trx
    .selectFrom('division')
    .innerJoin('amendment', 'amendment.step_id', 'division.step_id')
    .select(['part', 'carried'])
    .where('amendment.id', '=', amendment.id)
    .where('vote_request_id', '=', split)
    .execute();
  return new Map(rows.flatMap(({ part, carried }) => (part === null ? [] : [[part, carried]])));
}
