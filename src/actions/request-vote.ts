import { partsOfVote } from '../domain/amendments/split-vote.ts';
import type { NotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { amendableText } from '../queries/amendable-text.ts';
import type { Database } from '../store/database.ts';
import { amendmentUnderLock, type HeldAmendment, isBehind, whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { latestVersion } from './latest-version.ts';
import { partsDecided, splitInForce, type VotedWording, votedWording } from './voted-wording.ts';

/** How an amendment is voted on: in parts, which say where each passage is, from 1; apart from the block; by the rule. */
export type VoteManner =
  | { readonly kind: 'split'; readonly parts: readonly number[] }
  | { readonly kind: 'separate' | 'rule' };

export interface VoteRequest {
  readonly code: string;
  readonly manner: VoteManner;
  readonly note: string;
  readonly language: string;
}

export type RequestVoteRefusal =
  | PermissionRefusal
  | NotPublic
  | 'no-such-amendment'
  | 'not-now'
  | 'reason-needed'
  | 'not-carried'
  | 'authentic-needed'
  | 'cannot-be-parted'
  | 'parts-voted';

/** Sets how a sitting votes on an amendment, against the rule and for a reason, or by the rule again. */
export function requestVote(
  db: Database,
  viewer: Viewer | null,
  given: VoteRequest,
  now: Date,
): Promise<Result<string, RequestVoteRefusal>> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { place, open } = amendment.paper;
    const decision = await authorise(trx, viewer, { act: 'reorder-votes', place, open });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const unreachable = whyOutOfReach(amendment);
    if (unreachable) return refused(unreachable);
    const voted = await votedWording(trx, amendment);
    const by = { person: viewer.person, mandate: decision.mandate.id };
    if (await isLastRequest(trx, amendment, voted, given, by.mandate)) return done(amendment.code);
    if (amendment.state !== 'admitted' && amendment.state !== 'referred') return refused('not-now');
    if (given.note === '') return refused('reason-needed');
    const split = await splitInForce(trx, amendment, voted);
    if (split && (await partsDecided(trx, amendment, split.id)).size > 0) return refused('parts-voted');
    const impossible = given.manner.kind === 'split' && (await whyWhole(trx, amendment, voted, given.manner));
    if (impossible) return refused(impossible);
    await saveRequest(trx, amendment, voted, given, by, now);
    return done(amendment.code);
  });
}

/** Why an amendment cannot be voted on in some parts; false when it can. */
async function whyWhole(
  trx: Database,
  amendment: HeldAmendment,
  { wordedIn, version, operations }: VotedWording,
  { parts }: { readonly parts: readonly number[] },
): Promise<'not-carried' | 'authentic-needed' | 'cannot-be-parted' | false> {
  const { paper, parent, code } = amendment;
  const latest = await latestVersion(trx, paper.id);
  if (!latest || isBehind(amendment, latest.number) || version !== latest.number) return 'not-carried';
  if (wordedIn !== paper.authentic) return 'authentic-needed';
  // What one to an amendment changes is decided at once: its other words would stand without them.
  if (parent !== null) return 'cannot-be-parted';
  const { text } = await amendableText(trx, paper.id, version, wordedIn);
  return partsOfVote(text, { id: code, operations }, parts).length < 2 && 'cannot-be-parted';
}

async function saveRequest(
  trx: Database,
  { id, paper }: HeldAmendment,
  { wording }: VotedWording,
  { manner, note, language }: VoteRequest,
  { person, mandate }: { readonly person: string; readonly mandate: number },
  now: Date,
): Promise<void> {
  const { kind } = manner;
  const parts = manner.kind === 'split' ? [...manner.parts] : null;
  await trx
    .insertInto('vote_request')
    .values({
      amendment_id: id,
      wording_id: wording,
      kind,
      parts,
      mandate_id: mandate,
      note,
      language,
      at: now,
    })
    .execute();
  await trx
    .insertInto('event')
    .values({
      at: now,
      kind: 'vote-requested',
      edition_id: paper.edition,
      person_id: person,
      mandate_id: mandate,
      paper_id: paper.id,
      amendment_id: id,
      content: JSON.stringify({ kind, ...(parts ? { parts } : {}) }),
    })
    .execute();
}

/** Whether the last request is this very one: it was sent again, and is done. */
async function isLastRequest(
  trx: Database,
  amendment: HeldAmendment,
  { wording }: VotedWording,
  { manner, note, language }: VoteRequest,
  mandate: number,
): Promise<boolean> {
  const last = await trx
    .selectFrom('vote_request')
    .select(['wording_id', 'kind', 'parts', 'mandate_id', 'note', 'language'])
    .where('amendment_id', '=', amendment.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const parts = manner.kind === 'split' ? manner.parts : [];
  return (
    last?.wording_id === wording &&
    last.kind === manner.kind &&
    (last.parts ?? []).join() === parts.join() &&
    last.mandate_id === mandate &&
    last.note === note &&
    last.language === language
  );
}
