/** What an answer can decide; each goes with a reason in words. */
export const dispositions = [
  'accepted',
  'in-part',
  'merged',
  'not-accepted',
  'deferred',
  'out-of-scope',
] as const;
export type Disposition = (typeof dispositions)[number];
