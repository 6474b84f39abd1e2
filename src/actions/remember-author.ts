import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { passesForAuthority } from './passes-for-authority.ts';

/** A name and a place are asked once; a name that passes for an authority's is refused, and nothing is kept. */
export async function rememberAuthor(
  trx: Database,
  viewer: Viewer,
  given: { readonly name: string | undefined; readonly place: string | undefined },
): Promise<Result<null, 'name-of-authority'>> {
  const name = viewer.name ? undefined : given.name;
  const place = viewer.place ? undefined : given.place;
  if (name && (await passesForAuthority(trx, name))) return refused('name-of-authority');
  const changes = { ...(name ? { name } : {}), ...(place ? { place } : {}) };
  if (Object.keys(changes).length > 0)
    await trx.updateTable('person').set(changes).where('id', '=', viewer.person).execute();
  return done(null);
}
