import type { ContentfulStatusCode } from 'hono/utils/http-status';

type Statuses = Readonly<Record<string, ContentfulStatusCode>>;

/** Of what amendments do, and where they stand. */
const amending = {
  'no-such-amendment': 404,
  'no-such-sitting': 404,

  'amendment-ended': 409,
  'amends-already': 409,
  'signed-already': 409,
  'organisation-supports-already': 409,
  'already-proposed': 409,
  'not-now': 409,
  'not-carried': 409,
  conflicts: 409,
  'nothing-to-merge': 409,

  'no-operation': 422,
  'unknown-provision': 422,
  'unknown-place': 422,
  'place-is-itself': 422,
  'places-in-a-circle': 422,
  'place-inside-merge': 422,
  'touched-twice': 422,
  'name-taken': 422,
  'nothing-changes': 422,
  'no-words': 422,
  'split-out-of-range': 422,
  'split-inside-a-character': 422,
  'split-leaves-nothing': 422,
  'split-names': 422,
  'merge-of-one': 422,
  'merge-apart': 422,
  'merge-of-kinds': 422,
  'unknown-note': 422,
  'votes-needed': 422,
  'votes-not-whole': 422,
  'no-votes-by-consensus': 422,
  'result-does-not-follow': 422,
  'beyond-the-amended': 422,
  'not-backed': 409,
  'authentic-needed': 409,
  'translation-behind': 409,
  'split-authentic': 422,
  'other-language': 422,
} as const satisfies Statuses;

/** Of translations. */
const translating = {
  'own-translation': 403,
  'no-such-translation': 404,
  'translation-stale': 409,
  'terms-missing': 409,
  'no-machine': 409,
  'no-such-language': 404,
  'no-such-term': 404,
  'too-many-terms': 409,
  'term-empty': 422,
  'term-contradicts': 422,
  'term-without-words': 422,
} as const satisfies Statuses;

/** Of mandates: held, given, revoked. */
const mandating = {
  'no-such-mandate': 403,
  'mandate-revoked': 403,
  'mandate-ended': 403,
  'mandate-not-begun': 403,
  'not-yours-to-give': 403,
  'not-yours-to-revoke': 403,
  'last-secretariat': 403,
  'own-mandate': 403,
  'ends-before-it-begins': 422,
  'mandate-over': 422,
  'outlives-yours': 422,
} as const satisfies Statuses;

/** Of a request before it is any act. */
const asking = {
  'malformed-json': 400,
  'not-json': 415,
  'too-large': 413,
  'other-site': 403,
  'not-there': 404,
  faulty: 422,
  failed: 500,
  'no-edition': 503,
} as const satisfies Statuses;

/** Every refusal with its status (RFC 9110); one that an action can give and that is not here does not compile. */
export const statuses = {
  ...asking,
  ...amending,
  ...translating,
  ...mandating,

  'sign-in-first': 403,
  'not-your-role': 403,
  'not-your-track': 403,
  'not-your-organisation': 403,
  'phase-closed': 403,
  'not-yours': 403,
  'own-decision': 403,
  'own-words': 403,

  'no-such-provision': 404,
  'no-such-contribution': 404,
  'no-such-paper': 404,
  'no-such-heading': 404,
  'no-such-place': 404,
  'no-such-organisation': 404,
  'no-such-invitation': 404,
  'no-such-appeal': 404,
  'no-such-decision': 404,
  'no-such-source': 404,
  'no-outcome': 404,
  'nothing-to-answer': 404,

  'key-used': 409,
  'said-already': 409,
  'hidden-already': 409,
  'not-to-reply-to': 409,
  'words-waiting': 409,
  'words-hidden': 409,
  'words-withdrawn': 409,
  'words-changed': 409,
  'amendment-accepted': 409,
  'changed-meanwhile': 409,
  'decided-meanwhile': 409,
  'nothing-to-appeal': 409,
  'too-late-to-undo': 409,
  'no-draft': 409,
  'too-many-sources': 409,
  'no-draft-of-paper': 409,
  'not-a-paper': 409,
  incomplete: 409,
  'invitation-expired': 410,
  'code-expired': 410,

  'disposition-needs-reason': 422,
  'reason-needed': 422,
  'new-needs-reason': 422,
  'unknown-origins': 422,
  'wrong-code': 422,
  'name-of-authority': 422,
  'quote-not-found': 422,
  'quote-several': 422,

  'too-many': 429,
  'too-many-codes': 429,
  'too-many-waiting': 429,
} as const satisfies Statuses;
