import type { Database } from '../store/database.ts';

/**
 * The address that stands for a role of the demonstration edition: the holder of the mandate of that name, or a
 * participant without any. Null when there is no such mandate or the edition is a real one.
 */
export async function openDemonstrationRole(db: Database, mandate: string | null): Promise<string | null> {
  const edition = await db
    .selectFrom('edition')
    .select(['id', 'demonstration'])
    .orderBy('starts_on', 'desc')
    .executeTakeFirst();
  if (!edition?.demonstration) return null;
  if (mandate === null) return participant(db);
  const holder = await db
    .selectFrom('mandate')
    .innerJoin('person', 'person.id', 'mandate.person_id')
    .select(['person.id', 'person.slug', 'person.email'])
    .where('mandate.edition_id', '=', edition.id)
    .where('mandate.slug', '=', mandate)
    .executeTakeFirst();
  if (!holder) return null;
  if (holder.email) return holder.email;
  // "invalid" is reserved (RFC 2606): no mail can ever reach it.
  const email = `${holder.slug}@demonstration.invalid`;
  await db.updateTable('person').set({ email, email_verified: true }).where('id', '=', holder.id).execute();
  return email;
}

async function participant(db: Database): Promise<string> {
  const email = 'participant@demonstration.invalid';
  await db
    .insertInto('person')
    .values({ email, email_verified: true, name: 'Noor A.', place: 'Kervallon' })
    .onConflict((on) => on.column('email').doNothing())
    .execute();
  return email;
}
