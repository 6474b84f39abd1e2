import type { Role } from '../viewer.ts';
import type { PermissionRefusal } from './permissions.ts';
import type { Act, Actor } from './table.ts';

/** Who may speak in the name of an organisation: its leads and writers, who answers, votes or stands in for it. */
const spoken = {
  representative: 'any',
  lead: 'any',
  editor: 'any',
  respondent: 'any',
  delegate: 'any',
  substitute: 'any',
  caucus: 'any',
} as const;

/**
 * Who may do what, in words a person can check, written without looking at the table: on the track of their mandate
 * only, for its organisation only, or anywhere.
 */
export const expected: Record<Act, Partial<Record<Actor, 'track' | 'organisation' | 'any'>>> = {
  read: { participant: 'any', visitor: 'any' },
  contribute: { participant: 'any', ...spoken, facilitator: 'any', secretariat: 'any' },
  'contribute-as-guest': { visitor: 'any' },
  reply: { participant: 'any', ...spoken, facilitator: 'any', secretariat: 'any' },
  support: { participant: 'any' },
  withdraw: { participant: 'any', visitor: 'any' },
  report: { participant: 'any', visitor: 'any' },
  appeal: { participant: 'any', visitor: 'any' },
  answer: { respondent: 'track', substitute: 'track', lead: 'track', secretariat: 'track' },
  revise: { lead: 'track', editor: 'track' },
  translate: { lead: 'track', editor: 'track', translator: 'track' },
  'review-translation': { lead: 'track', editor: 'track', translator: 'track' },
  'edit-terms': { translator: 'any', secretariat: 'any' },
  'set-machine': { secretariat: 'any' },
  'publish-version': { lead: 'track', editor: 'track' },
  'propose-amendment': { participant: 'any', ...spoken },
  'support-amendment': { participant: 'any', ...spoken },
  'sign-amendment': { participant: 'any', ...spoken },
  'withdraw-amendment': { participant: 'any' },
  'adapt-amendment': { participant: 'any' },
  'consent-amendment': { participant: 'any' },
  'translate-contribution': { lead: 'track', editor: 'track', translator: 'track' },
  'write-form': { lead: 'track', editor: 'track' },
  'translate-form': { lead: 'track', editor: 'track', translator: 'track' },
  'suggest-translation': { participant: 'any' },
  'decide-suggestion': { lead: 'track', editor: 'track', translator: 'track' },
  'render-amendment': { lead: 'track', editor: 'track', translator: 'track' },
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
  'undo-moderation': { moderator: 'track', secretariat: 'track' },
  'decide-appeal': { moderator: 'track', secretariat: 'track' },
  'invite-organisation': { secretariat: 'any' },
  'withdraw-invitation': { secretariat: 'any' },
  'accept-invitation': { participant: 'any', visitor: 'any' },
  'name-mandate': { secretariat: 'any', representative: 'organisation' },
  'revoke-mandate': { secretariat: 'any', representative: 'organisation' },
  'change-profile': { participant: 'any' },
  'export-own-data': { participant: 'any' },
  'erase-oneself': { participant: 'any' },
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

/** The acts a person may do under a mandate of their choice. */
export const spokenActs = [
  'contribute',
  'reply',
  'propose-amendment',
  'support-amendment',
  'sign-amendment',
] as const satisfies readonly Act[];

/** What such an act comes to under a chosen mandate: only its role counts. */
export function outcomeUnder(act: (typeof spokenActs)[number], actor: Role, scope: Scope) {
  if (scope === 'other edition') return 'no-such-mandate';
  return expected[act][actor] ? 'done' : 'not-your-role';
}
