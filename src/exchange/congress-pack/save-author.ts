import type { Database } from '../../store/database.ts';

/**
 * Finds or adds a person who has no account. The same name in the same place is the same person: they are known by
 * nothing else. Someone whose name was erased is nobody else.
 */
export async function saveAuthor(
  db: Database,
  authors: Map<string, string>,
  given: { readonly author: string; readonly place: string; readonly language: string },
): Promise<string> {
  const key = `${given.author}\n${given.place}`;
  const known = authors.get(key);
  if (known && given.author !== '') return known;
  const found =
    given.author !== '' &&
    (await db
      .selectFrom('person')
      .select('id')
      .where('name', '=', given.author)
      .where('place', '=', given.place)
      .where('email', 'is', null)
      .where('slug', 'is', null)
      .executeTakeFirst());
  const { id } =
    found ||
    (await db
      .insertInto('person')
      .values({ name: given.author, place: given.place, language: given.language })
      .returning('id')
      .executeTakeFirstOrThrow());
  authors.set(key, id);
  return id;
}

/** Who holds a mandate. */
export async function mandatePerson(db: Database, mandate: number): Promise<string> {
  return (
    await db.selectFrom('mandate').select('person_id').where('id', '=', mandate).executeTakeFirstOrThrow()
  ).person_id;
}
