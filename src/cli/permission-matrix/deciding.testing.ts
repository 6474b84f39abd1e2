import { admitAmendment } from '../../actions/admit-amendment.ts';
import { byConsensus } from '../../actions/amendments.testing.ts';
import { answerAmendment } from '../../actions/answer-amendment.ts';
import { decideAmendment } from '../../actions/decide-amendment.ts';
import { mergeAmendments } from '../../actions/merge-amendments.ts';
import { renderAmendment } from '../../actions/render-amendment.ts';
import { reorderVotes } from '../../actions/reorder-votes.ts';
import { requestVote } from '../../actions/request-vote.ts';
import { reworded } from './amendment-targets.testing.ts';
import { onAmendment } from './amendment-way.testing.ts';
import { letter } from './targets.testing.ts';
import type { Way } from './way.testing.ts';

/** By the sitting of the paper that is decided on. */
const decided = { ...byConsensus, sitting: 'town-hall-accessible-cities' } as const;

const why = { note: 'Because.', language: 'en' } as const;

export const admitting: Way = {
  name: 'that is supported',
  ...onAmendment('supported', 'admissions'),
  action: ({ db, somebody, target: { amendments }, now }) => {
    const given = { ...why, code: amendments.supported, admitted: true, letter };
    return admitAmendment(db, somebody.viewer, given, now);
  },
  fields: () => ({ ...why, verdict: 'admitted' }),
  body: () => ({ ...why, admitted: true }),
};

export const answeringAmendment: Way = {
  name: 'that is admitted',
  ...onAmendment('admitted', 'answers'),
  action: ({ db, somebody, target: { amendments }, now }) => {
    const given = { ...why, code: amendments.admitted, verdict: { kind: 'accepted' }, letter } as const;
    return answerAmendment(db, somebody.viewer, given, now);
  },
  fields: () => ({ ...why, verdict: 'accepted' }),
  body: () => ({ ...why, verdict: 'accepted' }),
};

export const rendering: Way = {
  name: 'that is worded in another language',
  ...onAmendment('foreign', 'renderings'),
  action: ({ db, somebody, target: { amendments }, now }) => {
    const given = { code: amendments.foreign, operations: reworded('p01', 'Said in English.') };
    return renderAmendment(db, somebody.viewer, given, now);
  },
  fields: () => ({ 'text-0': 'Said in English.' }),
  body: () => ({ operations: reworded('p01', 'Said in English.') }),
};

export const deciding: Way = {
  name: 'that was referred',
  ...onAmendment('referred', 'decisions'),
  action: ({ db, somebody, target: { amendments }, now }) => {
    const given = { ...why, ...decided, code: amendments.referred, accepted: true, letter };
    return decideAmendment(db, somebody.viewer, given, now);
  },
  fields: () => ({ ...why, sitting: decided.sitting, rule: 'consensus', verdict: 'accepted' }),
  body: () => ({ ...why, ...decided, accepted: true }),
};

export const merging: Way = {
  name: 'that were accepted',
  action: ({ db, somebody, target: { paper }, now }) => mergeAmendments(db, somebody.viewer, paper, now),
  page: ({ target: { paper } }) => ({ route: '/papers/:paper/merges', params: { paper } }),
  fields: () => ({}),
  shown: ({ target: { paper } }) => ({
    on: `/papers/${paper}/merges`,
    as: `action="/en/papers/${paper}/merges"`,
  }),
  api: ({ target: { paper } }) => ({ route: '/papers/{paper}/merges', params: { paper } }),
  body: () => ({}),
};

export const reordering: Way = {
  name: 'of amendments that wait',
  action: ({ db, somebody, target: { paper, amendments }, now }) =>
    reorderVotes(db, somebody.viewer, { ...why, paper, codes: [amendments.referred] }, now),
  page: ({ target: { paper } }) => ({ route: '/papers/:paper/voting-orders', params: { paper } }),
  fields: ({ target: { amendments } }) => ({ ...why, list: amendments.referred }),
  shown: ({ target: { paper } }) => ({
    on: `/papers/${paper}/voting-list`,
    as: `action="/en/papers/${paper}/voting-orders"`,
  }),
  api: ({ target: { paper } }) => ({ route: '/papers/{paper}/voting-orders', params: { paper } }),
  body: ({ target: { amendments } }) => ({ ...why, codes: [amendments.referred] }),
};

export const requestingVote: Way = {
  name: 'on an amendment that waits, apart',
  ...onAmendment('referred', 'vote-requests'),
  action: ({ db, somebody, target: { amendments }, now }) => {
    const given = { ...why, code: amendments.referred, manner: { kind: 'separate' } } as const;
    return requestVote(db, somebody.viewer, given, now);
  },
  fields: () => ({ ...why, kind: 'separate' }),
  shown: ({ target: { paper, amendments } }) => {
    const page = `/papers/${paper}/amendments/${amendments.referred}/vote-requests`;
    return { on: page, as: `action="/en${page}"` };
  },
  body: () => ({ ...why, kind: 'separate' }),
};
