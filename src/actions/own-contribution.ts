import type { Viewer } from '../domain/people/viewer.ts';
import type { Database } from '../store/database.ts';
import { hashOf } from '../store/secret.ts';
import { contributionUnderLock, type HeldContribution } from './standing.ts';
import { contributionWords, type HeldWords, wordsUnderLock } from './words-under-lock.ts';

/** How an author is known: signed in, naming the contribution; or by the private link of a guest. */
export type Author =
  | { readonly viewer: Viewer; readonly edition: number; readonly slug: string }
  | { readonly secret: string };

/** The author of a contribution, or one of those of an amendment. */
export type Writer = Author | { readonly viewer: Viewer; readonly edition: number; readonly code: string };

/** The contribution of its author, held; null when it is somebody else's, or none. */
export async function ownContribution(trx: Database, author: Author): Promise<HeldContribution | null> {
  if ('secret' in author) return contributionUnderLock(trx, { secretHash: hashOf(author.secret) });
  const said = await contributionUnderLock(trx, author);
  return said && said.person === author.viewer.person ? said : null;
}

/** The words of their author, held; null when they are somebody else's, or none. */
export async function ownWords(trx: Database, author: Writer, now: Date): Promise<HeldWords | null> {
  if (!('code' in author)) {
    const said = await ownContribution(trx, author);
    return said && contributionWords(said);
  }
  const words = await wordsUnderLock(trx, author.edition, { amendment: author.code }, now);
  return words?.authors.includes(author.viewer.person) ? words : null;
}
