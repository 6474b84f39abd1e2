import { instantOf } from '../../domain/editions/local-time.ts';
import type { Database } from '../../store/database.ts';
import type { AmendmentPlace, SavedAmendment } from './amendment-place.ts';
import { mandatePerson, saveAuthor } from './save-author.ts';
import { idOf } from './save-edition.ts';

/** Who an author of an amendment is: the holder of their mandate, or somebody known by their name and place. */
export async function personOf(
  db: Database,
  place: AmendmentPlace,
  given: {
    readonly name: string;
    readonly place: string;
    readonly mandate?: string | undefined;
    readonly language: string;
  },
): Promise<string> {
  if (given.mandate !== undefined) return mandatePerson(db, idOf(place.mandates, given.mandate));
  const { name, place: town, language } = given;
  return saveAuthor(db, place.authors, { author: name, place: town, language });
}

/** Saves who signed and which organisations support it; returns the further authors in order. */
export async function saveBacking(
  db: Database,
  place: AmendmentPlace,
  { id, given, author }: Pick<SavedAmendment, 'id' | 'given' | 'author'>,
): Promise<string[]> {
  const at = (moment: string) => instantOf(moment, place.pack.edition.timezone);
  const mandateOf = (mandate: string | undefined) =>
    mandate === undefined ? null : idOf(place.mandates, mandate);
  const signers: string[] = [];
  for (const signature of given.signatures)
    signers.push(await personOf(db, place, { ...signature, language: given.language }));
  const first = {
    person: author,
    mandate: given.mandate,
    at: given.proposed,
    withdrawn: given.author.withdrawn,
  };
  const rows = [
    first,
    ...given.signatures.map((signature, index) => ({ ...signature, person: signers[index] ?? author })),
  ].map(({ person, mandate, at: signed, withdrawn }) => ({
    amendment_id: id,
    person_id: person,
    mandate_id: mandateOf(mandate),
    signed_at: at(signed),
    withdrawn_at: withdrawn === undefined ? null : at(withdrawn),
  }));
  await db.insertInto('amendment_signature').values(rows).execute();
  for (const { mandate, at: supported } of given.supports.organisations) {
    const { person_id, organisation_id } = await db
      .selectFrom('mandate')
      .select(['person_id', 'organisation_id'])
      .where('id', '=', idOf(place.mandates, mandate))
      .executeTakeFirstOrThrow();
    await db
      .insertInto('amendment_support')
      .values({
        amendment_id: id,
        person_id,
        mandate_id: idOf(place.mandates, mandate),
        organisation_id,
        created_at: at(supported),
      })
      .execute();
  }
  return signers;
}
