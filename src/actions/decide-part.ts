import type { Division } from '../domain/amendments/division.ts';
import { mergeAmendments } from '../domain/amendments/merge.ts';
import { partsOfVote, withParts } from '../domain/amendments/split-vote.ts';
import { refused } from '../domain/result.ts';
import { type AmendableText, amendableText } from '../queries/amendable-text.ts';
import type { Database } from '../store/database.ts';
import { type AcceptRefusal, acceptedBeside, acceptWording } from './accept-wording.ts';
import { amendmentsOf, type HeldAmendment } from './amendment-under-lock.ts';
import { latestVersion } from './latest-version.ts';
import { saveWording } from './save-wording.ts';
import { takeStep } from './take-step.ts';
import type { AmendmentLetter } from './tell-authors.ts';
import { partsDecided, type VotedWording } from './voted-wording.ts';

/** What a sitting decided on one part of a split vote. */
export interface PartDecision {
  readonly split: { readonly id: number; readonly parts: readonly number[] };
  readonly part: number;
  readonly carried: boolean;
  readonly division: Division;
  readonly sitting: number;
  readonly person: string;
  readonly mandate: number;
  readonly note: string;
  readonly language: string;
  readonly letter: AmendmentLetter;
}

type PartRefusal =
  | AcceptRefusal
  | { readonly ok: false; readonly refusal: 'no-such-part' | 'parts-voted' | 'amended-first' };

/**
 * Records what a sitting decided on a part. After the last one the amendment is decided: it is accepted with what was
 * adopted of it, or declined when nothing was; returns whether it is.
 */
export async function decidePart(
  trx: Database,
  amendment: HeldAmendment,
  voted: VotedWording,
  given: PartDecision,
  now: Date,
): Promise<{ readonly ok: true; readonly decided: boolean } | PartRefusal> {
  const { split, part, carried } = given;
  const count = Math.max(...split.parts);
  if (part > count) return refused('no-such-part');
  const results = await partsDecided(trx, amendment, split.id);
  if (results.has(part)) return refused('parts-voted');
  if (await isAmended(trx, amendment)) return refused('amended-first');
  const latest = await latestVersion(trx, amendment.paper.id);
  if (!latest || voted.version !== latest.number) return refused('not-carried');
  const text = await amendableText(trx, amendment.paper.id, latest.number, voted.wordedIn);
  results.set(part, carried);
  const adopted = new Set([...results].flatMap(([number, yes]) => (yes ? [number] : [])));
  if (carried) {
    const whole = { id: amendment.code, operations: voted.operations };
    const parts = partsOfVote(text.text, whole, split.parts).filter((_, index) => adopted.has(index + 1));
    const beside = await acceptedBeside(trx, amendment, latest.number);
    const merged = mergeAmendments(text.text, [...beside, ...parts]);
    if (!merged.ok) return { ok: false, refusal: 'conflicts', conflicts: merged.conflicts };
  }
  // The row answers the referral, which is the last step as long as the amendment is not decided.
  await savePart(trx, amendment, voted, given, now);
  if (results.size < count) return { ok: true, decided: false };
  const outcome = { voted, version: latest.id, text, adopted };
  const ended = await decideByParts(trx, amendment, outcome, given, now);
  return ended.ok ? { ok: true, decided: true } : ended;
}

/** Whether amendments to it wait: they are voted on before it. */
async function isAmended(trx: Database, { id, paper }: HeldAmendment): Promise<boolean> {
  const waiting = await amendmentsOf(trx, paper, { states: ['admitted', 'referred'] });
  return waiting.some(({ parent }) => parent === id);
}

async function savePart(
  trx: Database,
  { id, paper }: HeldAmendment,
  { wording }: VotedWording,
  { split, part, carried, division, sitting, person, mandate, note, language }: PartDecision,
  now: Date,
): Promise<void> {
  const { step_id } = await trx
    .selectFrom('amendment')
    .select('step_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (step_id === null) throw new Error('an amendment without a course was voted on');
  const about = { amendment_id: id, step_id, wording_id: wording, vote_request_id: split.id, part };
  const how = { ...division, carried, sitting_id: sitting, mandate_id: mandate, note, language, at: now };
  await trx
    .insertInto('division')
    .values({ ...about, ...how })
    .execute();
  await trx
    .insertInto('event')
    .values({
      at: now,
      kind: 'amendment-part-decided',
      edition_id: paper.edition,
      person_id: person,
      mandate_id: mandate,
      paper_id: paper.id,
      amendment_id: id,
      content: JSON.stringify({ part, carried }),
    })
    .execute();
}

interface Voted {
  readonly voted: VotedWording;
  /** The version it is against. */
  readonly version: number;
  readonly text: AmendableText;
  readonly adopted: ReadonlySet<number>;
}

/** What becomes of an amendment once all its parts are decided. */
async function decideByParts(
  trx: Database,
  amendment: HeldAmendment,
  { voted, version, text, adopted }: Voted,
  { split, sitting, person, mandate, note, language, letter }: PartDecision,
  now: Date,
): Promise<{ readonly ok: true } | AcceptRefusal> {
  const by = { person, mandate, note, language, sitting };
  if (adopted.size === 0) {
    const { id, paper } = amendment;
    const held = { id, edition: paper.edition, paper: paper.id };
    await takeStep(trx, held, { kind: 'declined', wording: voted.wording, ...by }, now);
    return { ok: true };
  }
  const accepted = { kind: 'accepted', letter, ...by, ...voted } as const;
  if (split.parts.every((part) => adopted.has(part))) return acceptWording(trx, amendment, accepted, now);
  const whole = { id: amendment.code, operations: voted.operations };
  const operations = withParts(text.text, whole, split.parts, adopted);
  const wording = await saveWording(
    trx,
    amendment.id,
    {
      language: voted.wordedIn,
      operations,
      version,
      parentWording: null,
      ids: text.ids,
      by: { madeBy: 'sitting', person, mandate },
    },
    now,
    { pending: true },
  );
  return acceptWording(trx, amendment, { ...accepted, wording, operations }, now);
}
