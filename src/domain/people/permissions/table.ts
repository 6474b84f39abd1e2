import type { Role } from '../viewer.ts';

/** What a person can do that leaves a trace in the record. */
export const acts = [
  'read',
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
  'translate-contribution',
  'write-form',
  'translate-form',
  'suggest-translation',
  'decide-suggestion',
  'edit-terms',
  'set-machine',
  'publish-version',
  'attach-source',
  'withdraw-source',
  'propose-amendment',
  'support-amendment',
  'sign-amendment',
  'withdraw-amendment',
  'adapt-amendment',
  'consent-amendment',
  'render-amendment',
  'admit-amendment',
  'answer-amendment',
  'decide-amendment',
  'reorder-votes',
  'merge-amendments',
  'write-clause',
  'publish-outcome',
  'moderate',
  'undo-moderation',
  'decide-appeal',
  'invite-organisation',
  'withdraw-invitation',
  'accept-invitation',
  'name-mandate',
  'revoke-mandate',
  'change-profile',
  'export-own-data',
  'erase-oneself',
] as const;
export type Act = (typeof acts)[number];

/** `participant` is anybody who is signed in, with or without a mandate; `visitor` is anybody who is not. */
export type Actor = Role | 'participant' | 'visitor';

/** What a phase of the edition opens; `always`: whatever the phase. */
type Opening = 'draft' | 'contribute' | 'amend' | 'answer' | 'consolidate' | 'always';

/** One line of the table: this role may do this, here, while that is open. */
export interface Permission {
  /**
   * Its number, cited in refusals and kept with every event it allowed. Given once: a new line takes the next number,
   * wherever it stands, and that of a line that goes is not given again.
   */
  readonly line: number;
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
  // What is published, and nothing else.
  { line: 1, act: 'read', role: 'participant', on: 'any', while: 'always' },
  { line: 2, act: 'read', role: 'visitor', on: 'any', while: 'always' },
  // A participant speaks for themselves; the other roles in the name of the organisation of their mandate.
  { line: 3, act: 'contribute', role: 'participant', on: 'any', while: 'contribute' },
  { line: 4, act: 'contribute', role: 'representative', on: 'any', while: 'contribute' },
  { line: 5, act: 'contribute', role: 'lead', on: 'any', while: 'contribute' },
  { line: 6, act: 'contribute', role: 'editor', on: 'any', while: 'contribute' },
  { line: 7, act: 'contribute', role: 'respondent', on: 'any', while: 'contribute' },
  { line: 8, act: 'contribute', role: 'delegate', on: 'any', while: 'contribute' },
  { line: 9, act: 'contribute', role: 'substitute', on: 'any', while: 'contribute' },
  { line: 10, act: 'contribute', role: 'caucus', on: 'any', while: 'contribute' },
  { line: 11, act: 'contribute', role: 'facilitator', on: 'any', while: 'contribute' },
  { line: 12, act: 'contribute', role: 'secretariat', on: 'any', while: 'contribute' },
  { line: 13, act: 'contribute-as-guest', role: 'visitor', on: 'any', while: 'contribute' },
  { line: 14, act: 'reply', role: 'participant', on: 'any', while: 'contribute' },
  { line: 15, act: 'reply', role: 'representative', on: 'any', while: 'contribute' },
  { line: 16, act: 'reply', role: 'lead', on: 'any', while: 'contribute' },
  { line: 17, act: 'reply', role: 'editor', on: 'any', while: 'contribute' },
  { line: 18, act: 'reply', role: 'respondent', on: 'any', while: 'contribute' },
  { line: 19, act: 'reply', role: 'delegate', on: 'any', while: 'contribute' },
  { line: 20, act: 'reply', role: 'substitute', on: 'any', while: 'contribute' },
  { line: 21, act: 'reply', role: 'caucus', on: 'any', while: 'contribute' },
  { line: 22, act: 'reply', role: 'facilitator', on: 'any', while: 'contribute' },
  { line: 23, act: 'reply', role: 'secretariat', on: 'any', while: 'contribute' },
  { line: 24, act: 'support', role: 'participant', on: 'any', while: 'contribute' },
  // Only what is one's own, which the act itself checks; a guest's private link stands for the guest.
  { line: 25, act: 'withdraw', role: 'participant', on: 'any', while: 'always' },
  { line: 26, act: 'withdraw', role: 'visitor', on: 'any', while: 'always' },
  { line: 27, act: 'report', role: 'participant', on: 'any', while: 'always' },
  { line: 113, act: 'report', role: 'visitor', on: 'any', while: 'always' },
  { line: 28, act: 'appeal', role: 'participant', on: 'any', while: 'always' },
  { line: 29, act: 'appeal', role: 'visitor', on: 'any', while: 'always' },
  { line: 30, act: 'answer', role: 'respondent', on: 'own', while: 'answer' },
  { line: 31, act: 'answer', role: 'substitute', on: 'own', while: 'answer' },
  { line: 32, act: 'answer', role: 'lead', on: 'own', while: 'answer' },
  { line: 33, act: 'answer', role: 'secretariat', on: 'own', while: 'answer' },
  { line: 34, act: 'revise', role: 'lead', on: 'own', while: 'draft' },
  { line: 35, act: 'revise', role: 'editor', on: 'own', while: 'draft' },
  { line: 36, act: 'translate', role: 'lead', on: 'own', while: 'draft' },
  { line: 37, act: 'translate', role: 'editor', on: 'own', while: 'draft' },
  { line: 38, act: 'translate', role: 'translator', on: 'own', while: 'draft' },
  // Not of one's own translation, which the act itself checks.
  { line: 39, act: 'review-translation', role: 'lead', on: 'own', while: 'draft' },
  { line: 40, act: 'review-translation', role: 'editor', on: 'own', while: 'draft' },
  { line: 41, act: 'review-translation', role: 'translator', on: 'own', while: 'draft' },
  { line: 104, act: 'edit-terms', role: 'translator', on: 'any', while: 'always' },
  { line: 105, act: 'edit-terms', role: 'secretariat', on: 'any', while: 'always' },
  { line: 109, act: 'set-machine', role: 'secretariat', on: 'any', while: 'always' },
  { line: 110, act: 'translate-contribution', role: 'lead', on: 'own', while: 'always' },
  { line: 111, act: 'translate-contribution', role: 'editor', on: 'own', while: 'always' },
  { line: 112, act: 'translate-contribution', role: 'translator', on: 'own', while: 'always' },
  // A summary and simple words are written for a version that is public as well as for the one in hand.
  { line: 114, act: 'write-form', role: 'lead', on: 'own', while: 'always' },
  { line: 115, act: 'write-form', role: 'editor', on: 'own', while: 'always' },
  { line: 116, act: 'translate-form', role: 'lead', on: 'own', while: 'always' },
  { line: 117, act: 'translate-form', role: 'editor', on: 'own', while: 'always' },
  { line: 118, act: 'translate-form', role: 'translator', on: 'own', while: 'always' },
  { line: 119, act: 'suggest-translation', role: 'participant', on: 'any', while: 'always' },
  // Of a provision, only while its paper is translated, which the act itself checks.
  { line: 120, act: 'decide-suggestion', role: 'lead', on: 'own', while: 'always' },
  { line: 121, act: 'decide-suggestion', role: 'editor', on: 'own', while: 'always' },
  { line: 122, act: 'decide-suggestion', role: 'translator', on: 'own', while: 'always' },
  { line: 42, act: 'publish-version', role: 'lead', on: 'own', while: 'draft' },
  { line: 43, act: 'publish-version', role: 'editor', on: 'own', while: 'draft' },
  { line: 44, act: 'attach-source', role: 'lead', on: 'own', while: 'draft' },
  { line: 45, act: 'attach-source', role: 'editor', on: 'own', while: 'draft' },
  { line: 46, act: 'attach-source', role: 'secretariat', on: 'own', while: 'draft' },
  { line: 47, act: 'withdraw-source', role: 'lead', on: 'own', while: 'draft' },
  { line: 48, act: 'withdraw-source', role: 'editor', on: 'own', while: 'draft' },
  { line: 49, act: 'withdraw-source', role: 'secretariat', on: 'own', while: 'draft' },
  { line: 50, act: 'propose-amendment', role: 'participant', on: 'any', while: 'amend' },
  { line: 51, act: 'propose-amendment', role: 'representative', on: 'any', while: 'amend' },
  { line: 52, act: 'propose-amendment', role: 'lead', on: 'any', while: 'amend' },
  { line: 53, act: 'propose-amendment', role: 'editor', on: 'any', while: 'amend' },
  { line: 54, act: 'propose-amendment', role: 'respondent', on: 'any', while: 'amend' },
  { line: 55, act: 'propose-amendment', role: 'delegate', on: 'any', while: 'amend' },
  { line: 56, act: 'propose-amendment', role: 'substitute', on: 'any', while: 'amend' },
  { line: 57, act: 'propose-amendment', role: 'caucus', on: 'any', while: 'amend' },
  { line: 58, act: 'support-amendment', role: 'participant', on: 'any', while: 'amend' },
  { line: 59, act: 'support-amendment', role: 'representative', on: 'any', while: 'amend' },
  { line: 60, act: 'support-amendment', role: 'lead', on: 'any', while: 'amend' },
  { line: 61, act: 'support-amendment', role: 'editor', on: 'any', while: 'amend' },
  { line: 62, act: 'support-amendment', role: 'respondent', on: 'any', while: 'amend' },
  { line: 63, act: 'support-amendment', role: 'delegate', on: 'any', while: 'amend' },
  { line: 64, act: 'support-amendment', role: 'substitute', on: 'any', while: 'amend' },
  { line: 65, act: 'support-amendment', role: 'caucus', on: 'any', while: 'amend' },
  { line: 66, act: 'sign-amendment', role: 'participant', on: 'any', while: 'amend' },
  { line: 67, act: 'sign-amendment', role: 'representative', on: 'any', while: 'amend' },
  { line: 68, act: 'sign-amendment', role: 'lead', on: 'any', while: 'amend' },
  { line: 69, act: 'sign-amendment', role: 'editor', on: 'any', while: 'amend' },
  { line: 70, act: 'sign-amendment', role: 'respondent', on: 'any', while: 'amend' },
  { line: 71, act: 'sign-amendment', role: 'delegate', on: 'any', while: 'amend' },
  { line: 72, act: 'sign-amendment', role: 'substitute', on: 'any', while: 'amend' },
  { line: 73, act: 'sign-amendment', role: 'caucus', on: 'any', while: 'amend' },
  // Only what is one's own, which the act itself checks.
  { line: 74, act: 'withdraw-amendment', role: 'participant', on: 'any', while: 'always' },
  { line: 75, act: 'adapt-amendment', role: 'participant', on: 'any', while: 'always' },
  { line: 76, act: 'consent-amendment', role: 'participant', on: 'any', while: 'always' },
  { line: 106, act: 'render-amendment', role: 'lead', on: 'own', while: 'answer' },
  { line: 107, act: 'render-amendment', role: 'editor', on: 'own', while: 'answer' },
  { line: 108, act: 'render-amendment', role: 'translator', on: 'own', while: 'answer' },
  { line: 77, act: 'admit-amendment', role: 'lead', on: 'own', while: 'answer' },
  { line: 78, act: 'admit-amendment', role: 'secretariat', on: 'own', while: 'answer' },
  { line: 79, act: 'answer-amendment', role: 'lead', on: 'own', while: 'answer' },
  { line: 80, act: 'decide-amendment', role: 'chair', on: 'own', while: 'answer' },
  { line: 81, act: 'reorder-votes', role: 'chair', on: 'own', while: 'answer' },
  { line: 82, act: 'merge-amendments', role: 'lead', on: 'own', while: 'draft' },
  { line: 83, act: 'merge-amendments', role: 'editor', on: 'own', while: 'draft' },
  { line: 84, act: 'write-clause', role: 'rapporteur', on: 'any', while: 'consolidate' },
  { line: 85, act: 'write-clause', role: 'secretariat', on: 'any', while: 'consolidate' },
  { line: 86, act: 'publish-outcome', role: 'secretariat', on: 'any', while: 'consolidate' },
  { line: 87, act: 'moderate', role: 'moderator', on: 'own', while: 'always' },
  { line: 88, act: 'moderate', role: 'secretariat', on: 'own', while: 'always' },
  // Only one's own decision, which the act itself checks.
  { line: 89, act: 'undo-moderation', role: 'moderator', on: 'own', while: 'always' },
  { line: 90, act: 'undo-moderation', role: 'secretariat', on: 'own', while: 'always' },
  // Never on one's own decision, which the act itself checks.
  { line: 91, act: 'decide-appeal', role: 'moderator', on: 'own', while: 'always' },
  { line: 92, act: 'decide-appeal', role: 'secretariat', on: 'own', while: 'always' },
  { line: 93, act: 'invite-organisation', role: 'secretariat', on: 'any', while: 'always' },
  { line: 94, act: 'withdraw-invitation', role: 'secretariat', on: 'any', while: 'always' },
  // Whoever holds the link; it was sent to the representative's own address.
  { line: 95, act: 'accept-invitation', role: 'participant', on: 'any', while: 'always' },
  { line: 96, act: 'accept-invitation', role: 'visitor', on: 'any', while: 'always' },
  { line: 97, act: 'name-mandate', role: 'secretariat', on: 'any', while: 'always' },
  { line: 98, act: 'name-mandate', role: 'representative', on: 'organisation', while: 'always' },
  { line: 99, act: 'revoke-mandate', role: 'secretariat', on: 'any', while: 'always' },
  { line: 100, act: 'revoke-mandate', role: 'representative', on: 'organisation', while: 'always' },
  // Of nobody but oneself.
  { line: 101, act: 'change-profile', role: 'participant', on: 'any', while: 'always' },
  { line: 102, act: 'export-own-data', role: 'participant', on: 'any', while: 'always' },
  { line: 103, act: 'erase-oneself', role: 'participant', on: 'any', while: 'always' },
];
