import { type CurrentEdition, currentEdition } from '../queries/current-edition.ts';
import type { Site } from './site.ts';

/** The edition of today; a demonstration only where the installation lets everybody take any role. */
export async function editionShown({ db, settings }: Site, language: string): Promise<CurrentEdition | null> {
  const edition = await currentEdition(db, language);
  return edition && { ...edition, demonstration: edition.demonstration && settings.demo };
}
