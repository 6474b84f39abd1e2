import type { Database } from '../store/database.ts';

/** The person who holds an address, made when there is none; a name is kept once it is given. */
export async function personOf(trx: Database, email: string, name: string): Promise<string> {
  const { id } = await trx
    .insertInto('person')
    .values({ email: email.toLowerCase(), name })
    .onConflict((on) =>
      on.column('email').doUpdateSet((row) => ({
        name: row
          .case()
          .when('person.name', '=', '')
          .then(row.ref('excluded.name'))
          .else(row.ref('person.name'))
          .end(),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
