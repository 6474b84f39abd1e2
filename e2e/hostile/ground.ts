import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../src/store/database.ts';
import { type Answer, type Ask, asking, encodeForm, type Fields, formHeaders } from './ask.ts';
import type { Form } from './forms.ts';
import type { RealServer } from './server.ts';

/** The server under attack, and who attacks it. */
export interface Ground {
  readonly server: RealServer;
  readonly db: Database;
  readonly ask: Ask;
  /** Sends a form in English; the cookie says who. */
  post(to: string, fields: Readonly<Record<string, string>> | Fields, cookie?: string): Promise<Answer>;
  /** The cookie of the holder of a mandate of the demonstration. */
  holder(mandate: string): Promise<string>;
  /** The cookie of whoever sends a form. */
  cookieFor(who: Form['as']): Promise<string>;
  /** The cookie of somebody who signs in for the first time. */
  newcomer(email?: string): Promise<string>;
}

export const cookieOf = (answer: Answer): string =>
  (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');

export function groundOf(server: RealServer, db: Database): Ground {
  const ask = asking(server.port);
  const holders = new Map<string, Promise<string>>();
  const post: Ground['post'] = (to, fields, cookie = '') =>
    ask({
      method: 'POST',
      path: `/en${to}`,
      headers: formHeaders(server.origin, cookie),
      body: encodeForm(Array.isArray(fields) ? fields : Object.entries(fields)),
    });
  let member: Promise<string> | null = null;
  const ground: Ground = {
    server,
    db,
    ask,
    post,
    holder(mandate) {
      const known = holders.get(mandate) ?? post('/roles', { mandate, next: '' }).then(cookieOf);
      holders.set(mandate, known);
      return known;
    },
    async cookieFor(who) {
      if (who === 'visitor') return '';
      if (who === 'newcomer') return ground.newcomer();
      if (who !== 'member') return ground.holder(who);
      member ??= ground.newcomer();
      return member;
    },
    async newcomer(email = `${randomUUID()}@inner.test`) {
      await post('/sign-in/links', { email, next: '' });
      const { rows } = await sql<{ body: string }>`
        select body from mail_message where recipient = ${email} order by id desc limit 1`.execute(db);
      const token = /\/sign-in\/links\/([\w-]+)/.exec(rows[0]?.body ?? '')?.[1] ?? '';
      return cookieOf(await post(`/sign-in/links/${token}`, { next: '' }));
    },
  };
  return ground;
}
