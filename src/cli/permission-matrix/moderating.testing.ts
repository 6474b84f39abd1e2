import { decideAppeal } from '../../actions/decide-appeal.ts';
import { moderate } from '../../actions/moderate.ts';
import { undoModeration } from '../../actions/undo-moderation.ts';
import { onAmendment } from './amendment-way.testing.ts';
import { letter } from './targets.testing.ts';
import type { Made, Trial, Way } from './way.testing.ts';

/** Somebody reports the words, so that they come before moderators, first in their queue. */
async function reported({ db, target, now }: Omit<Trial, 'made'>): Promise<Made> {
  const { id, person_id } = await db
    .selectFrom('contribution')
    .select(['id', 'person_id'])
    .where('slug', '=', target.contribution)
    .executeTakeFirstOrThrow();
  const created_at = new Date(now.getTime() - 60_000);
  await db
    .insertInto('report')
    .values({ contribution_id: id, person_id, reason: 'spam', created_at })
    .execute();
  return {};
}

/** No decision was seen. */
const seen = { decision: 0, appeal: 0, wording: null };
const kept = { verdict: 'keep', reason: null, note: '', letter } as const;

export const moderating: Way = {
  name: 'words',
  prepare: reported,
  action: ({ db, somebody, edition, target: { contribution }, now }) => {
    const given = { edition, about: { contribution }, seen, ...kept } as const;
    return moderate(db, somebody.viewer, given, now);
  },
  page: ({ target: { contribution } }) => ({
    route: '/contributions/:contribution/moderations',
    params: { contribution },
  }),
  fields: () => ({ verdict: 'keep', seen: '0' }),
  shown: ({ target: { contribution } }) => ({
    on: '/moderation',
    as: `action="/en/contributions/${contribution}/moderations"`,
  }),
  api: ({ target: { contribution } }) => ({
    route: '/contributions/{contribution}/moderations',
    params: { contribution },
  }),
  body: () => ({ verdict: 'keep', seen: { decision: 0 } }),
};

/** Somebody reports an amendment, before anything else was. */
async function reportedAmendment({ db, target, now, key }: Omit<Trial, 'made'>): Promise<Made> {
  const created_at = new Date(now.getTime() - 60_000);
  await db
    .insertInto('report')
    .values((row) => ({
      amendment_id: row.selectFrom('amendment').select('id').where('code', '=', target.amendments.admitted),
      idempotency_key: key,
      reason: 'spam',
      created_at,
    }))
    .execute();
  return {};
}

export const moderatingAmendment: Way = {
  name: 'an amendment',
  prepare: reportedAmendment,
  action: ({ db, somebody, edition, target, now }) => {
    const given = {
      edition,
      about: { amendment: target.amendments.admitted },
      seen: { ...seen, wording: 1 },
      ...kept,
    } as const;
    return moderate(db, somebody.viewer, given, now);
  },
  ...onAmendment('admitted', 'moderations'),
  fields: () => ({ verdict: 'keep', seen: '0-1' }),
  shown: ({ target: { paper, amendments } }) => ({
    on: '/moderation',
    as: `action="/en/papers/${paper}/amendments/${amendments.admitted}/moderations"`,
  }),
  body: () => ({ verdict: 'keep', seen: { decision: 0, wording: 1 } }),
};

/** A decision of whoever tries, under their mandate; somebody else's, for who holds none. */
async function ownDecision({ db, somebody, target, now }: Omit<Trial, 'made'>): Promise<Made> {
  if (somebody.mandate === null) return { moderation: target.moderation };
  const { id } = await db
    .insertInto('moderation')
    .values((row) => ({
      contribution_id: row.selectFrom('contribution').select('id').where('slug', '=', target.contribution),
      verdict: 'keep',
      mandate_id: somebody.mandate ?? 0,
      standing_before: 'published',
      text_hash: 'of the words',
      created_at: now,
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return { moderation: id };
}

export const undoing: Way = {
  name: 'back',
  prepare: ownDecision,
  action: ({ db, somebody, edition, made, now }) =>
    undoModeration(db, somebody.viewer, { edition, moderation: made.moderation ?? 0, letter }, now),
  page: ({ made }) => ({
    route: '/moderations/:id{[0-9]{1,15}}/reversals',
    params: { id: made.moderation ?? 0 },
  }),
  fields: () => ({}),
  shown: ({ made }) => ({ on: '/moderation', as: `action="/en/moderations/${made.moderation}/reversals"` }),
  api: ({ made }) => ({
    route: '/moderations/{moderation}/reversals',
    params: { moderation: made.moderation ?? 0 },
  }),
  body: () => ({}),
};

export const decidingAppeal: Way = {
  name: 'an appeal',
  action: ({ db, somebody, edition, target, now }) =>
    decideAppeal(
      db,
      somebody.viewer,
      { edition, appeal: target.appeal, upheld: true, note: '', letter },
      now,
    ),
  page: ({ target }) => ({ route: '/appeals/:id{[0-9]{1,15}}/decisions', params: { id: target.appeal } }),
  fields: () => ({ upheld: 'yes' }),
  shown: ({ target }) => ({ on: '/moderation', as: `action="/en/appeals/${target.appeal}/decisions"` }),
  api: ({ target }) => ({ route: '/appeals/{appeal}/decisions', params: { appeal: target.appeal } }),
  body: () => ({ upheld: true }),
};
