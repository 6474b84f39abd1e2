import type { PermissionRefusal } from './permissions.ts';
import type { Act, Actor } from './table.ts';

/**
 * Who may do what, in words a person can check, written without looking at the table: on the track of their mandate
 * only, for its organisation only, or anywhere.
 */
export const expected: Record<Act, Partial<Record<Actor, 'track' | 'organisation' | 'any'>>> = {
  contribute: { participant: 'any' },
  'contribute-as-guest': { visitor: 'any' },
  reply: { participant: 'any' },
  support: { participant: 'any' },
  withdraw: { participant: 'any', visitor: 'any' },
  report: { participant: 'any' },
  appeal: { participant: 'any', visitor: 'any' },
  answer: { respondent: 'track', substitute: 'track', lead: 'track', secretariat: 'track' },
  revise: { lead: 'track', editor: 'track' },
  translate: { lead: 'track', editor: 'track', translator: 'track' },
  'review-translation': { lead: 'track', editor: 'track', translator: 'track' },
  'publish-version': { lead: 'track', editor: 'track' },
  'propose-amendment': { participant: 'any' },
  'support-amendment': { participant: 'any' },
  'sign-amendment': { participant: 'any' },
  'withdraw-amendment': { participant: 'any' },
  'adapt-amendment': { participant: 'any' },
  'consent-amendment': { participant: 'any' },
  'admit-amendment': { lead: 'track', secretariat: 'track' },
  'answer-amendment': { lead: 'track' },
  'decide-amendment': { chair: 'track' },
  'reorder-votes': { chair: 'track' },
  'merge-amendments': { lead: 'track', editor: 'track' },
  'attach-source': { lead: 'track', editor: 'track', secretariat: 'track' },
  'withdraw-source': { lead: 'track', editor: 'track', secretariat: 'track' },
  'write-clause': { rapporteur: 'any', secretariat: 'any' },
  'publish-outcome': { secretariat: 'any' },
  moderate: { moderator: 'track', secretariat: 'track' },
  'invite-organisation': { secretariat: 'any' },
  'accept-invitation': { participant: 'any', visitor: 'any' },
  'name-mandate': { secretariat: 'any', representative: 'organisation' },
  'revoke-mandate': { secretariat: 'any', representative: 'organisation' },
};

/** Where somebody stands whose mandate is tried: on its own place, on another one, or with one of another edition. */
export const scopes = ['own place', 'other place', 'other edition'] as const;
export type Scope = (typeof scopes)[number];

/** What an act must come to: done, or refused under this very name. */
export function outcomeOf(act: Act, actor: Actor, scope: Scope): 'done' | PermissionRefusal {
  const { visitor, participant, ...roles } = expected[act];
  if (actor === 'visitor') return visitor ? 'done' : 'sign-in-first';
  if (participant) return 'done';
  const right = actor === 'participant' || scope === 'other edition' ? undefined : roles[actor];
  if (!right) return 'not-your-role';
  if (right === 'any' || scope === 'own place') return 'done';
  return `not-your-${right}`;
}
