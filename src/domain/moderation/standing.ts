import type { State } from '../amendments/course.ts';

/**
 * Whether words are public. waiting: for a code or a moderator; hidden: by moderation; withdrawn: by their author, of a
 * contribution alone, since that of an amendment is a step of its course.
 */
export type Standing = 'waiting' | 'published' | 'hidden' | 'withdrawn';

/** Why nothing can be done with words that are not public. */
export type NotPublic = 'words-waiting' | 'words-hidden' | 'words-withdrawn';

/** What to tell somebody who comes to words that are not public any more, or not yet; null when they are. */
export function whyNotPublic(standing: Standing): NotPublic | null {
  return standing === 'published' ? null : `words-${standing}`;
}

/**
 * Whether an institution made the words of an amendment its own, by accepting them or by writing them into its text:
 * moderators do not overrule it, nor could hiding the amendment take its words out of the text.
 */
export const isInstitutional = (state: State): boolean => state === 'accepted' || state === 'merged';
