import type { Role } from '../domain/people/viewer.ts';
import type { Database } from '../store/database.ts';

/** What a mandate is called, by language: « Editor, Habitat International Coalition ». */
export type Titles = Readonly<Record<string, string>>;

export interface GivenMandate {
  readonly edition: number;
  readonly organisation: { readonly id: number; readonly slug: string };
  readonly person: string;
  readonly role: Role;
  readonly titles: Titles;
  readonly track: number | null;
  readonly paper: number | null;
  /** Days, both included. */
  readonly from: string;
  readonly until: string;
  /** The mandate it is given under, and the person who gives it. */
  readonly under: number;
  readonly by: string;
  readonly key: string | null;
}

/** Saves a mandate with its name in the record; returns that name. The organisation's row must be locked. */
export async function giveMandate(trx: Database, given: GivenMandate, now: Date): Promise<string> {
  const { organisation, role } = given;
  const stem = `${organisation.slug}-${role}`;
  const taken = await trx
    .selectFrom('mandate')
    .select('slug')
    .where('edition_id', '=', given.edition)
    .where('slug', 'like', `${stem}%`)
    .execute();
  const numbers = taken.map(({ slug }) => Number(slug.slice(stem.length + 1)) || 0);
  const slug = `${stem}-${Math.max(0, ...numbers) + 1}`;
  const { id } = await trx
    .insertInto('mandate')
    .values({
      edition_id: given.edition,
      slug,
      person_id: given.person,
      organisation_id: organisation.id,
      role,
      track_id: given.track,
      paper_id: given.paper,
      starts_on: given.from,
      ends_on: given.until,
      named_under: given.under,
      idempotency_key: given.key,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('mandate_text')
    .values(Object.entries(given.titles).map(([language, title]) => ({ mandate_id: id, language, title })))
    .execute();
  await trx
    .insertInto('event')
    .values({
      at: now,
      kind: 'mandate-given',
      edition_id: given.edition,
      person_id: given.by,
      mandate_id: given.under,
      paper_id: given.paper,
      content: JSON.stringify({ mandate: slug, organisation: organisation.slug, role }),
    })
    .execute();
  return slug;
}
