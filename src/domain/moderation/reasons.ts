/** Why words can be hidden: the published rules, one by one. Disagreement is not among them. */
export const reasons = [
  'insult',
  'hate',
  'threat',
  'personal-data',
  'spam',
  'off-topic',
  'illegal',
  'impersonation',
] as const;
export type Reason = (typeof reasons)[number];

export const verdicts = ['publish', 'keep', 'hide'] as const;
export type Verdict = (typeof verdicts)[number];

/** For how long a moderator can take a decision back, in milliseconds. */
export const undoTime = 10 * 60_000;

/** Whether a decision can still be taken back. */
export const canUndo = (decidedAt: Date, now: Date): boolean =>
  now.getTime() - decidedAt.getTime() < undoTime;
