import type { Viewer } from '../domain/people/viewer.ts';
import type { Database } from '../store/database.ts';

/** A name and a place are asked once. */
export async function rememberAuthor(
  trx: Database,
  viewer: Viewer,
  given: { readonly name: string | undefined; readonly place: string | undefined },
): Promise<void> {
  const name = viewer.name ? undefined : given.name;
  const place = viewer.place ? undefined : given.place;
  const changes = { ...(name ? { name } : {}), ...(place ? { place } : {}) };
  if (Object.keys(changes).length > 0)
    await trx.updateTable('person').set(changes).where('id', '=', viewer.person).execute();
}
