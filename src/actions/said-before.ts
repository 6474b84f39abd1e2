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

/** Looks at the last hour of the author, and the last 200 things that others said within a day. */
export async function saidBefore(trx: Database, about: About, now: Date): Promise<SaidBefore> {
  const own = about.person === null ? [] : await ownRecent(trx, about.person, now);
  const moments = (rows: typeof own) => rows.map(({ at }) => at.getTime());
  const here = own.filter(({ provision }) => provision === about.provision);
  const published =
    about.person === null
      ? undefined
      : await trx
          .selectFrom('contribution')
          .select('id')
          .where('person_id', '=', about.person)
          .where('edition_id', '=', about.edition)
          .where('standing', '=', 'published')
          .limit(1)
          .executeTakeFirst();
  const { rows } = await sql<{ likeness: number | null }>`
    select max(similarity(lately.text, ${about.text})) as likeness from (
      select text from contribution
      where edition_id = ${about.edition} and created_at > ${new Date(now.getTime() - 86_400_000)}
        and person_id is distinct from ${about.person}::uuid
      order by id desc limit 200) lately`.execute(trx);
  return {
    tooMany:
      isTooMany(moments(own), pace.account, now.getTime()) ||
      isTooMany(moments(here), pace.provision, now.getTime()),
    repeated: here.some(({ text }) => text === about.text),
    newcomer: published === undefined,
    likeness: rows[0]?.likeness ?? 0,
  };
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
