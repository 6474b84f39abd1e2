/** How fast one person may speak. Never counted by network address: a whole assembly sits behind one. */
export const pace = {
  /** On one provision. */
  provision: { most: 5, minutes: 10 },
  /** Everywhere. */
  account: { most: 30, minutes: 60 },
  /** Amendments proposed by one person. */
  amendments: { most: 20, minutes: 60 },
  /** Codes sent to one address. */
  codes: { most: 5, minutes: 60 },
  /** Reports by one person. */
  reports: { most: 30, minutes: 60 },
  /** Reports by people without an account, all together: a flood is stopped, and those signed in can still report. */
  visitorReports: { most: 300, minutes: 60 },
  /** Other words suggested for translations by one person. */
  suggestions: { most: 30, minutes: 60 },
  /** Links to sign in, and passwords tried, for one address. */
  links: { most: 5, minutes: 15 },
  passwords: { most: 10, minutes: 15 },
} as const;

export interface Limit {
  readonly most: number;
  readonly minutes: number;
}

/** Whether one more is too many, given when the others happened (milliseconds since 1970) and now. */
export function isTooMany(earlier: readonly number[], limit: Limit, now: number): boolean {
  const since = now - limit.minutes * 60_000;
  return earlier.filter((moment) => moment > since).length >= limit.most;
}
