import { sql } from 'kysely';
import { isTooMany, pace } from '../domain/contributions/pace.ts';
import type { Database } from '../store/database.ts';

/** What is known of an author and of what others said, before something more is published. */
export interface SaidBefore {
  /** They spoke too often: here, or everywhere. */
  readonly tooMany: boolean;
  /** They said exactly this, here. */
  readonly repeated: boolean;
  /** They have published nothing in the edition yet. */
  readonly newcomer: boolean;
  /** How near it is to what somebody else said in the last day: 0 to 1. */
  readonly likeness: number;
}

interface About {
  readonly edition: number;
  readonly provision: number;
  readonly person: string | null;
  readonly text: string;
}

/** Looks at the last hour of the author, and the last things that others said or proposed within a day: 200 of each. */
export async function saidBefore(trx: Database, about: About, now: Date): Promise<SaidBefore> {
  const own = about.person === null ? [] : await ownRecent(trx, about.person, now);
  const moments = (rows: typeof own) => rows.map(({ at }) => at.getTime());
  const here = own.filter(({ provision }) => provision === about.provision);
  return {
    tooMany:
      isTooMany(moments(own), pace.account, now.getTime()) ||
      isTooMany(moments(here), pace.provision, now.getTime()),
    repeated: here.some(({ text }) => text === about.text),
    newcomer: about.person === null || (await isNewcomer(trx, { ...about, person: about.person })),
    likeness: await likenessOf(trx, about, now),
  };
}

/** Whether a person has published nothing in an edition yet: neither said nor proposed anything. */
export async function isNewcomer(
  trx: Database,
  { edition, person }: { readonly edition: number; readonly person: string },
): Promise<boolean> {
  const published = (table: 'contribution' | 'amendment') =>
    trx
      .selectFrom(table)
      .select('id')
      .where('person_id', '=', person)
      .where('edition_id', '=', edition)
      .where('standing', '=', 'published')
      .limit(1)
      .executeTakeFirst();
  return (await published('contribution')) === undefined && (await published('amendment')) === undefined;
}

/** How near a text is to what others said, or why they proposed an amendment, within a day: 0 to 1. */
export async function likenessOf(
  trx: Database,
  { edition, person, text }: Pick<About, 'edition' | 'person' | 'text'>,
  now: Date,
): Promise<number> {
  const others = sql`edition_id = ${edition} and created_at > ${new Date(now.getTime() - 86_400_000)}
    and person_id is distinct from ${person}::uuid order by id desc limit 200`;
  const { rows } = await sql<{ likeness: number | null }>`
    select max(similarity(lately.text, ${text})) as likeness from (
      (select text from contribution where ${others}) union all (select reason from amendment where ${others})
    ) lately`.execute(trx);
  return rows[0]?.likeness ?? 0;
}

function ownRecent(trx: Database, person: string, now: Date) {
  return trx
    .selectFrom('contribution')
    .select(['provision_id as provision', 'created_at as at', 'text'])
    .where('person_id', '=', person)
    .where('created_at', '>', new Date(now.getTime() - pace.account.minutes * 60_000))
    .where('standing', '<>', 'withdrawn')
    .limit(pace.account.most + 1)
    .execute();
}
