import type { Role } from '../viewer.ts';

/** What a person can do that leaves a trace in the record. */
export const acts = [
  'contribute',
  'contribute-as-guest',
  'reply',
  'support',
  'withdraw',
  'report',
  'appeal',
  'answer',
  'revise',
  'translate',
  'review-translation',
  'publish-version',
  'propose-amendment',
  'support-amendment',
  'sign-amendment',
  'withdraw-amendment',
  'adapt-amendment',
  'consent-amendment',
  'admit-amendment',
  'answer-amendment',
  'decide-amendment',
  'reorder-votes',
  'merge-amendments',
  'attach-source',
  'withdraw-source',
  'write-clause',
  'publish-outcome',
  'moderate',
  'invite-organisation',
  'accept-invitation',
  'name-mandate',
  'revoke-mandate',
] as const;
export type Act = (typeof acts)[number];

/** `participant` is anybody who is signed in, with or without a mandate; `visitor` is anybody who is not. */
export type Actor = Role | 'participant' | 'visitor';

/** What a phase of the edition opens; `always`: whatever the phase. */
type Opening = 'draft' | 'contribute' | 'amend' | 'answer' | 'consolidate' | 'always';

/** One line of the table: this role may do this, here, while that is open. */
export interface Permission {
  readonly act: Act;
  readonly role: Actor;
  /**
   * `own`: only on what the mandate covers; `organisation`: only for the organisation the mandate is of;
   * `any`: everywhere in the edition.
   */
  readonly on: 'own' | 'organisation' | 'any';
  readonly while: Opening;
}

/** Who may do what. Everything that is not written here is refused. */
export const permissions: readonly Permission[] = [
  { act: 'contribute', role: 'participant', on: 'any', while: 'contribute' },
  { act: 'contribute-as-guest', role: 'visitor', on: 'any', while: 'contribute' },
  { act: 'reply', role: 'participant', on: 'any', while: 'contribute' },
  { act: 'support', role: 'participant', on: 'any', while: 'contribute' },
  // Only what is one's own, which the act itself checks; a guest's private link stands for the guest.
  { act: 'withdraw', role: 'participant', on: 'any', while: 'always' },
  { act: 'withdraw', role: 'visitor', on: 'any', while: 'always' },
  { act: 'appeal', role: 'participant', on: 'any', while: 'always' },
  { act: 'appeal', role: 'visitor', on: 'any', while: 'always' },
  { act: 'report', role: 'participant', on: 'any', while: 'always' },

  { act: 'answer', role: 'respondent', on: 'own', while: 'answer' },
  { act: 'answer', role: 'substitute', on: 'own', while: 'answer' },
  { act: 'answer', role: 'lead', on: 'own', while: 'answer' },
  { act: 'answer', role: 'secretariat', on: 'own', while: 'answer' },

  { act: 'revise', role: 'lead', on: 'own', while: 'draft' },
  { act: 'revise', role: 'editor', on: 'own', while: 'draft' },
  { act: 'translate', role: 'lead', on: 'own', while: 'draft' },
  { act: 'translate', role: 'editor', on: 'own', while: 'draft' },
  { act: 'translate', role: 'translator', on: 'own', while: 'draft' },
  // Not of one's own translation, which the act itself checks.
  { act: 'review-translation', role: 'lead', on: 'own', while: 'draft' },
  { act: 'review-translation', role: 'editor', on: 'own', while: 'draft' },
  { act: 'review-translation', role: 'translator', on: 'own', while: 'draft' },
  { act: 'publish-version', role: 'lead', on: 'own', while: 'draft' },
  { act: 'publish-version', role: 'editor', on: 'own', while: 'draft' },
  { act: 'attach-source', role: 'lead', on: 'own', while: 'draft' },
  { act: 'attach-source', role: 'editor', on: 'own', while: 'draft' },
  { act: 'attach-source', role: 'secretariat', on: 'own', while: 'draft' },
  { act: 'withdraw-source', role: 'lead', on: 'own', while: 'draft' },
  { act: 'withdraw-source', role: 'editor', on: 'own', while: 'draft' },
  { act: 'withdraw-source', role: 'secretariat', on: 'own', while: 'draft' },

  { act: 'propose-amendment', role: 'participant', on: 'any', while: 'amend' },
  { act: 'support-amendment', role: 'participant', on: 'any', while: 'amend' },
  { act: 'sign-amendment', role: 'participant', on: 'any', while: 'amend' },
  // Only what is one's own, which the act itself checks.
  { act: 'withdraw-amendment', role: 'participant', on: 'any', while: 'always' },
  { act: 'adapt-amendment', role: 'participant', on: 'any', while: 'always' },
  { act: 'consent-amendment', role: 'participant', on: 'any', while: 'always' },
  { act: 'admit-amendment', role: 'lead', on: 'own', while: 'answer' },
  { act: 'admit-amendment', role: 'secretariat', on: 'own', while: 'answer' },
  { act: 'answer-amendment', role: 'lead', on: 'own', while: 'answer' },
  { act: 'decide-amendment', role: 'chair', on: 'own', while: 'answer' },
  { act: 'reorder-votes', role: 'chair', on: 'own', while: 'answer' },
  { act: 'merge-amendments', role: 'lead', on: 'own', while: 'draft' },
  { act: 'merge-amendments', role: 'editor', on: 'own', while: 'draft' },

  { act: 'write-clause', role: 'rapporteur', on: 'any', while: 'consolidate' },
  { act: 'write-clause', role: 'secretariat', on: 'any', while: 'consolidate' },
  { act: 'publish-outcome', role: 'secretariat', on: 'any', while: 'consolidate' },

  { act: 'moderate', role: 'moderator', on: 'own', while: 'always' },
  { act: 'moderate', role: 'secretariat', on: 'own', while: 'always' },

  { act: 'invite-organisation', role: 'secretariat', on: 'any', while: 'always' },
  // Whoever holds the link; it was sent to the representative's own address.
  { act: 'accept-invitation', role: 'participant', on: 'any', while: 'always' },
  { act: 'accept-invitation', role: 'visitor', on: 'any', while: 'always' },
  { act: 'name-mandate', role: 'secretariat', on: 'any', while: 'always' },
  { act: 'name-mandate', role: 'representative', on: 'organisation', while: 'always' },
  { act: 'revoke-mandate', role: 'secretariat', on: 'any', while: 'always' },
  { act: 'revoke-mandate', role: 'representative', on: 'organisation', while: 'always' },
];
