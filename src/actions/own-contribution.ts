import type { Viewer } from '../domain/people/viewer.ts';
import type { Database } from '../store/database.ts';
import { hashOf } from '../store/secret.ts';
import { contributionUnderLock, type HeldContribution } from './standing.ts';

/** How an author is known: signed in, naming the contribution; or by the private link of a guest. */
export type Author =
  | { readonly viewer: Viewer; readonly edition: number; readonly slug: string }
  | { readonly secret: string };

/** The contribution of its author, held; null when it is somebody else's, or none. */
export async function ownContribution(trx: Database, author: Author): Promise<HeldContribution | null> {
  if ('secret' in author) return contributionUnderLock(trx, { secretHash: hashOf(author.secret) });
  const said = await contributionUnderLock(trx, author);
  return said && said.person === author.viewer.person ? said : null;
}
