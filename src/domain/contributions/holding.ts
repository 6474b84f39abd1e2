/** Why a contribution waits for a moderator, or for the code of its author. */
export type HeldFor = 'guest' | 'links' | 'similar';

/** A web address, with its scheme, with www, or as a bare name of a common domain. */
const link =
  /\bhttps?:\/\/|\bwww\.|\b[a-z0-9-]+\.(com|org|net|info|biz|ru|xyz|top|shop|online|site|io|co)\b/i;

export const hasLink = (text: string): boolean => link.test(text);

interface Said {
  readonly text: string;
  /** Nobody vouches for them: no account, and no code confirmed yet. */
  readonly guest: boolean;
  /** They have published nothing here before, and hold no mandate. */
  readonly newcomer: boolean;
  /** How near it is to what somebody else said lately: 0 to 1. */
  readonly likeness: number;
}

/** As near as this is a copy; what is short is said alike by many who never met. */
const copy = 0.9;
const short = 80;

/** Whether a text is published at once (null), or held, and why. */
export function heldFor({ text, guest, newcomer, likeness }: Said): HeldFor | null {
  if (newcomer && hasLink(text)) return 'links';
  if (newcomer && text.length >= short && likeness >= copy) return 'similar';
  return guest ? 'guest' : null;
}
