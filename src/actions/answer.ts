import type { Disposition } from '../domain/answers/dispositions.ts';
import { type NotPublic, type Standing, whyNotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { holdKey } from './hold-key.ts';
import { type LockedPaper, paperUnderLock } from './paper-under-lock.ts';
import { versionAnswered } from './version-answered.ts';

export interface NewAnswer {
  readonly paper: string;
  /** What is answered: a contribution by its name, or a recommendation by its code. */
  readonly to: { readonly contribution: string } | { readonly recommendation: string };
  readonly mandate: string | undefined;
  readonly language: string;
  readonly text: string;
  readonly disposition: Disposition | null;
  /** Why, in words; goes with a disposition. */
  readonly reason: string | null;
  /** Sent again with the same key, it is the same answer. */
  readonly key: string;
}

export type AnswerRefusal =
  | PermissionRefusal
  | NotPublic
  | 'nothing-to-answer'
  | 'disposition-needs-reason'
  | 'key-used';

/** Answers a contribution or a recommendation under a mandate; returns the answer's name. Earlier answers stay. */
export function answer(
  db: Database,
  viewer: Viewer | null,
  given: NewAnswer,
  now: Date,
): Promise<Result<string, AnswerRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('nothing-to-answer');
    const decision = await authorise(trx, viewer, {
      act: 'answer',
      place: paper.place,
      open: paper.open,
      mandate: given.mandate,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    if ((given.disposition === null) !== (given.reason === null)) return refused('disposition-needs-reason');
    const before = await answeredWithKey(trx, given, decision.mandate.id);
    if (!before.ok) return before;
    if (before.value !== null) return done(before.value);
    const target = await targetOf(trx, paper.id, given);
    if (!target.ok) return target;
    return done(
      await saveAnswer(
        trx,
        paper,
        target.value,
        given,
        { person: viewer.person, mandate: decision.mandate.id },
        now,
      ),
    );
  });
}

/** The name of what was answered with this key before, if anything: the same answer, or else a refusal. */
async function answeredWithKey(
  trx: Database,
  given: NewAnswer,
  mandate: number,
): Promise<Result<string | null, 'key-used'>> {
  await holdKey(trx, given.key);
  const before = await trx
    .selectFrom('answer')
    .leftJoin('contribution', 'contribution.id', 'answer.contribution_id')
    .leftJoin('recommendation', 'recommendation.provision_id', 'answer.recommendation_id')
    .select(['answer.slug', 'answer.mandate_id as mandate', 'answer.language', 'answer.text'])
    .select(['disposition', 'reason', 'contribution.slug as contribution', 'recommendation.code'])
    .where('answer.idempotency_key', '=', given.key)
    .executeTakeFirst();
  if (!before) return done(null);
  const { to } = given;
  const same =
    ('contribution' in to ? before.contribution === to.contribution : before.code === to.recommendation) &&
    before.mandate === mandate &&
    (['language', 'text', 'disposition', 'reason'] as const).every((part) => before[part] === given[part]);
  return same ? done(before.slug) : refused('key-used');
}

/** Saves an answer under the paper's next number, and records it; returns its name. */
async function saveAnswer(
  trx: Database,
  paper: LockedPaper,
  target: Target,
  given: NewAnswer,
  by: { readonly person: string; readonly mandate: number },
  now: Date,
): Promise<string> {
  const number = await nextNumber(trx, paper.id);
  const slug = `${paper.code.toLowerCase()}-a${String(number).padStart(3, '0')}`;
  const { id } = await trx
    .insertInto('answer')
    .values({
      edition_id: paper.edition,
      slug,
      contribution_id: target.contribution,
      recommendation_id: target.recommendation,
      mandate_id: by.mandate,
      language: given.language,
      text: given.text,
      disposition: given.disposition,
      reason: given.reason,
      idempotency_key: given.key,
      paper_version_id: await versionAnswered(trx, target, now),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('event')
    .values({
      at: now,
      kind: 'answered',
      edition_id: paper.edition,
      person_id: by.person,
      mandate_id: by.mandate,
      paper_id: paper.id,
      contribution_id: target.contribution,
      provision_id: target.recommendation,
      answer_id: id,
    })
    .execute();
  return slug;
}

/** The row of what is answered: one of them. */
interface Target {
  readonly contribution: number | null;
  readonly recommendation: number | null;
}

/** What is answered, where it stands in the paper that was authorised. */
async function targetOf(
  trx: Database,
  paper: number,
  { to }: NewAnswer,
): Promise<Result<Target, NotPublic | 'nothing-to-answer'>> {
  if ('contribution' in to) {
    const row = await trx
      .selectFrom('public_contribution as said')
      .innerJoin('provision', 'provision.id', 'said.provision_id')
      .select(['said.id', 'said.standing'])
      .where('paper_id', '=', paper)
      .where('said.slug', '=', to.contribution)
      .executeTakeFirst();
    if (!row) return refused('nothing-to-answer');
    const unreachable = whyNotPublic(row.standing as Standing);
    return unreachable ? refused(unreachable) : done({ contribution: row.id, recommendation: null });
  }
  const row = await trx
    .selectFrom('recommendation')
    .innerJoin('provision', 'provision.id', 'provision_id')
    .select('provision_id')
    .where('paper_id', '=', paper)
    .where('code', '=', to.recommendation)
    .executeTakeFirst();
  return row ? done({ contribution: null, recommendation: row.provision_id }) : refused('nothing-to-answer');
}

async function nextNumber(trx: Database, paper: number): Promise<number> {
  const { last_answer } = await trx
    .updateTable('paper')
    .set((row) => ({ last_answer: row('last_answer', '+', 1) }))
    .where('id', '=', paper)
    .returning('last_answer')
    .executeTakeFirstOrThrow();
  return last_answer;
}
