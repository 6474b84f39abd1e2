import { proposeAmendmentAct } from './acts/amendment-proposal.ts';
import {
  admitAmendmentAct,
  answerAmendmentAct,
  consentAmendmentAct,
  decideAmendmentAct,
  renderAmendmentAct,
  signAmendmentAct,
  supportAmendmentAct,
  withdrawAmendmentAct,
} from './acts/amendments.ts';
import { mergeAmendmentsAct } from './acts/merge.ts';
import { reorderVotesAct } from './acts/reorder-votes.ts';
import { requestVoteAct } from './acts/request-vote.ts';
import { post, type Route } from './route.ts';
import type { Site } from './site.ts';

/** What is done to amendments, each by POST to the noun it makes. */
export const amendingActs = (site: Site): Route[] => [
  post('/papers/:paper/provisions/:ref/amendments', proposeAmendmentAct(site)),
  post('/papers/:paper/amendments/:code/supports', supportAmendmentAct(site)),
  post('/papers/:paper/amendments/:code/signatures', signAmendmentAct(site)),
  post('/papers/:paper/amendments/:code/withdrawals', withdrawAmendmentAct(site)),
  post('/papers/:paper/amendments/:code/admissions', admitAmendmentAct(site)),
  post('/papers/:paper/amendments/:code/answers', answerAmendmentAct(site)),
  post('/papers/:paper/amendments/:code/renderings', renderAmendmentAct(site)),
  post('/papers/:paper/amendments/:code/consents', consentAmendmentAct(site)),
  post('/papers/:paper/amendments/:code/decisions', decideAmendmentAct(site)),
  post('/papers/:paper/amendments/:code/vote-requests', requestVoteAct(site)),
  post('/papers/:paper/voting-orders', reorderVotesAct(site)),
  post('/papers/:paper/merges', mergeAmendmentsAct(site)),
];
