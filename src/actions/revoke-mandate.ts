import { sql } from 'kysely';
import { mayRevoke } from '../domain/people/naming.ts';
import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Role, Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { preference } from '../queries/voices.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { isLastSecretariat } from './last-secretariat.ts';
import { type Letter, sendMail } from './send-mail.ts';

/** What who held a mandate is told when it is revoked, in their language. */
export interface Revocation {
  readonly name: string;
  readonly language: string;
  readonly role: Role;
  /** What the mandate is called. */
  readonly title: string | null;
  readonly edition: string;
  /** Who revoked it, and what the mandate is called they did it under. */
  readonly by: string;
  readonly byTitle: string | null;
  readonly at: Date;
  readonly timeZone: string;
}

export type RevokeRefusal =
  | PermissionRefusal
  | 'no-such-mandate'
  | 'own-mandate'
  | 'not-yours-to-revoke'
  | 'last-secretariat';

/**
 * Ends a mandate now, and writes to who held it; returns the organisation's name in addresses. What was done under it
 * stands as it is.
 */
export function revokeMandate(
  db: Database,
  viewer: Viewer | null,
  edition: number,
  slug: string,
  letter: (told: Revocation) => Letter,
  now: Date,
): Promise<Result<string, RevokeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const mandate = await trx
      .selectFrom('mandate')
      .innerJoin('organisation', 'organisation.id', 'mandate.organisation_id')
      .select(['mandate.id', 'mandate.slug', 'role', 'revoked_at', 'organisation.slug as organisation'])
      .where('edition_id', '=', edition)
      .where('mandate.slug', '=', slug)
      .executeTakeFirst();
    const place = { ...everywhere, organisation: mandate?.organisation ?? '' };
    const decision = await authorise(trx, viewer, { act: 'revoke-mandate', place, open: [] });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!mandate) return refused('no-such-mandate');
    // Nobody can lock themselves, and with them the edition, out.
    if (decision.mandate?.id === mandate.id) return refused('own-mandate');
    if (!mayRevoke(decision.by.role, mandate.role)) return refused('not-yours-to-revoke');
    if (mandate.revoked_at) return done(mandate.organisation);
    if (await isLastSecretariat(trx, { mandate: mandate.id }, now)) return refused('last-secretariat');
    const { numUpdatedRows } = await trx
      .updateTable('mandate')
      .set({ revoked_at: now, revoked_by: viewer.person })
      .where('id', '=', mandate.id)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return done(mandate.organisation);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'mandate-revoked',
        edition_id: edition,
        person_id: viewer.person,
        mandate_id: decision.mandate?.id ?? null,
        content: JSON.stringify({ mandate: mandate.slug, organisation: mandate.organisation }),
      })
      .execute();
    const told = { mandate: mandate.id, by: viewer.name, under: decision.mandate?.id ?? null };
    await tellHolder(trx, told, letter, now);
    return done(mandate.organisation);
  });
}

/** Writes to who held a mandate, where an address is known: in the language they chose or were written to in. */
async function tellHolder(
  trx: Database,
  { mandate, by, under }: { readonly mandate: number; readonly by: string; readonly under: number | null },
  letter: (told: Revocation) => Letter,
  at: Date,
): Promise<void> {
  const holder = await trx
    .selectFrom('mandate')
    .innerJoin('person', 'person.id', 'mandate.person_id')
    .innerJoin('edition', 'edition.id', 'mandate.edition_id')
    .select(['person.name', 'person.email', 'role', 'time_zone as timeZone'])
    .select(
      sql<string>`coalesce(person.language, person.written_in, (select language from edition_language
      where edition_id = edition.id order by position limit 1), 'en')`.as('language'),
    )
    .select('edition.id as edition')
    .where('mandate.id', '=', mandate)
    .executeTakeFirstOrThrow();
  if (holder.email === null) return;
  const { email, timeZone, name, language } = holder;
  const titles = await trx
    .selectFrom('edition')
    .select([
      titleOf(mandate, language).as('title'),
      titleOf(under, language).as('byTitle'),
      sql<string>`(select name from edition_text where edition_id = edition.id
        order by ${preference('language', language)} desc limit 1)`.as('edition'),
    ])
    .where('id', '=', holder.edition)
    .executeTakeFirstOrThrow();
  const told = { name, language, role: holder.role as Role, by, at, timeZone, ...titles };
  await sendMail(trx, { email, language }, letter(told), at);
}

const titleOf = (mandate: number | null, language: string) =>
  sql<string | null>`(select title from mandate_text where mandate_id = ${mandate}
    order by ${preference('language', language)} desc limit 1)`;
