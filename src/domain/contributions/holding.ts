/** Why a contribution waits for a moderator, or for the code of its author. */
export type HeldFor = 'guest' | 'links' | 'similar';

/**
 * A web address: with a scheme, with www, with a path behind its name, or the bare name of a common domain or of a
 * country. A full stop without its space looks like the last: to hold a few words too many is better than spam.
 */
const links = [
  /\b[a-z][a-z0-9+.-]*:\/\//i,
  /\bwww\./i,
  /\b[a-z0-9-]+\.[a-z]{2,}\/\S/i,
  /\b[a-z0-9-]+\.(com|org|net|info|biz|xyz|top|shop|online|site|app|dev|club|live|casino|bet)\b/i,
  /\b[a-z0-9-]{3,}\.[a-z]{2}\b/,
];

/** Whether a text leads somewhere, however wide its letters and whatever its full stops. */
export function hasLink(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll('。', '.');
  return links.some((link) => link.test(plain));
}

/** The words of a text that lead somewhere. */
export const linksIn = (text: string): string[] => text.split(/\s+/).filter(hasLink);

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
