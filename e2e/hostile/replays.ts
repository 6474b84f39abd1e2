import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { forms } from './forms.ts';
import type { Ground } from './ground.ts';

/** A form that is sent five times at once with one key, and how the rows it makes are counted. */
interface Replay {
  readonly route: string;
  readonly to?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly count: (mark: string) => ReturnType<typeof sql<{ count: number }>>;
}

const replays: readonly Replay[] = [
  {
    route: '/papers/:paper/provisions/:ref/contributions',
    count: (mark) => sql`select count(*)::integer as count from contribution where text = ${mark}`,
  },
  {
    route: '/contributions/:contribution/replies',
    count: (mark) => sql`select count(*)::integer as count from contribution where text = ${mark}`,
  },
  {
    route: '/contributions/:contribution/answers',
    to: '/contributions/aic-c041/answers',
    count: (mark) => sql`select count(*)::integer as count from answer where text = ${mark}`,
  },
  {
    route: '/r/:code/answers',
    count: (mark) => sql`select count(*)::integer as count from answer where text = ${mark}`,
  },
  {
    route: '/outcome/clauses',
    count: (mark) => sql`select count(*)::integer as count from provision_text where plain = ${mark}`,
  },
  {
    route: '/contributions/:contribution/reports',
    to: '/contributions/aic-c042/reports',
    count: (mark) => sql`select count(*)::integer as count from report where note = ${mark}`,
  },
  {
    route: '/organisations/:organisation/mandates',
    count: (mark) =>
      sql`select count(*)::integer as count from mandate where idempotency_key = ${keyOf(mark)}`,
  },
  {
    route: '/invitations',
    count: (mark) => sql`select count(*)::integer as count from organisation_text where name = ${mark}`,
  },
];

/** Sends each form five times at once, then once more; gives how many rows each made. */
export async function replayAll(ground: Ground): Promise<Record<string, number | undefined>> {
  const made: Record<string, number | undefined> = {};
  for (const { route, to, count } of replays) {
    const form = forms[route];
    if (!form) throw new Error(`there is no form ${route}`);
    const mark = `Said once ${randomUUID()}`;
    const fields = Object.fromEntries(
      Object.entries(form.fields ?? {}).map(([name, value]) => [name, value.replace('{key}', keyOf(mark))]),
    );
    for (const name of ['text', 'note', 'name', 'list'])
      if (name in fields && !(name === 'name' && 'text' in fields)) fields[name] = mark;
    if ('list' in fields)
      fields.list = `organisation,capacity,on,email,language\n${mark},section,,x@inner.test,en\n`;
    const cookie = await ground.cookieFor(form.as);
    const send = () => ground.post(to ?? form.to, fields, cookie);
    await Promise.all([send(), send(), send(), send(), send()]);
    await send();
    made[route] = (await count(mark).execute(ground.db)).rows[0]?.count;
  }
  return made;
}

/** The key of a form is the unique part of its mark. */
const keyOf = (mark: string) => mark.slice(-36);
