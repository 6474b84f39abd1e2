import type { Act } from '../../domain/people/permissions/table.ts';
import {
  adapting,
  backing,
  consenting,
  proposing,
  signing,
  takingSignatureBack,
} from './amending.testing.ts';
import {
  admitting,
  answeringAmendment,
  deciding,
  merging,
  rendering,
  reordering,
  requestingVote,
} from './deciding.testing.ts';
import { translatingForm, writingForm } from './forms.testing.ts';
import { accepting, inviting, naming, revoking, takingBack } from './institutions.testing.ts';
import { settingMachine, translatingByFile, translatingByMachine } from './machine.testing.ts';
import { decidingAppeal, moderating, moderatingAmendment, undoing } from './moderating.testing.ts';
import { changingProfile, erasing, readingPaper, takingData } from './oneself.testing.ts';
import { appealing, appealingForAmendment, withdrawing } from './own-words.testing.ts';
import { attaching, withdrawingSource } from './sources.testing.ts';
import {
  decidingOnContribution,
  decidingOnProvision,
  suggestingOfContribution,
  suggestingOfProvision,
} from './suggestions.testing.ts';
import {
  contributing,
  contributingAsGuest,
  replying,
  reporting,
  reportingAmendment,
  supporting,
} from './taking-part.testing.ts';
import { addingTerm, changingTerm, retiringTerm } from './terms.testing.ts';
import {
  answeringContribution,
  answeringRecommendation,
  consolidating,
  publishing,
  reviewing,
  revising,
  settling,
  translating,
  translatingContribution,
} from './texts.testing.ts';
import type { Way } from './way.testing.ts';

/** Every way to do every act; an act without one does not compile. */
export const ways: Readonly<Record<Act, readonly [Way, ...Way[]]>> = {
  read: [readingPaper],
  contribute: [contributing],
  'contribute-as-guest': [contributingAsGuest],
  reply: [replying],
  support: [supporting],
  withdraw: [withdrawing],
  report: [reporting, reportingAmendment],
  appeal: [appealing, appealingForAmendment],
  answer: [answeringContribution, answeringRecommendation],
  revise: [revising],
  translate: [translating, translatingByMachine, translatingByFile],
  'review-translation': [reviewing],
  'set-machine': [settingMachine],
  'edit-terms': [addingTerm, changingTerm, retiringTerm],
  'translate-contribution': [translatingContribution],
  'write-form': [writingForm],
  'translate-form': [translatingForm],
  'suggest-translation': [suggestingOfContribution, suggestingOfProvision],
  'decide-suggestion': [decidingOnContribution, decidingOnProvision],
  'publish-version': [publishing],
  'attach-source': [attaching],
  'withdraw-source': [withdrawingSource],
  'propose-amendment': [proposing],
  'support-amendment': [backing],
  'sign-amendment': [signing],
  'withdraw-amendment': [takingSignatureBack],
  'adapt-amendment': [adapting],
  'consent-amendment': [consenting],
  'render-amendment': [rendering],
  'admit-amendment': [admitting],
  'answer-amendment': [answeringAmendment],
  'decide-amendment': [deciding],
  'reorder-votes': [reordering, requestingVote],
  'merge-amendments': [merging],
  'write-clause': [consolidating],
  'publish-outcome': [settling],
  moderate: [moderating, moderatingAmendment],
  'undo-moderation': [undoing],
  'decide-appeal': [decidingAppeal],
  'invite-organisation': [inviting],
  'withdraw-invitation': [takingBack],
  'accept-invitation': [accepting],
  'name-mandate': [naming],
  'revoke-mandate': [revoking],
  'change-profile': [changingProfile],
  'export-own-data': [takingData],
  'erase-oneself': [erasing],
};

/** What people do to sign in and out, or before they have an account: no act of the table. */
export const personal: readonly RegExp[] = [
  /^\/sign-in\//,
  /^\/sign-out$/,
  // Ways to sign in, and where one is signed in.
  /^\/account\/(sessions|sign-in|passkeys|second-factor)/,
  // Of the demonstration: takes one of its roles.
  /^\/roles$/,
  // A guest's own code, by their private link.
  /^\/follow\/[^/]+\/confirmations$/,
  // Shows a list as it would be sent, to who may send it.
  /^\/invitations\/review$/,
  // Shows what a translated file would write, to who may have it written.
  /^\/papers\/[^/]+\/translations\/[^/]+\/files\/review$/,
];
