import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { exportPack } from '../../src/exchange/congress-pack/export.ts';
import { importPack } from '../../src/exchange/congress-pack/import.ts';
import { loadPack } from '../../src/exchange/congress-pack/load-pack.ts';
import { same } from '../../src/exchange/congress-pack/same.ts';
import { testDatabase } from '../../src/store/test-database.ts';
import type { Ground } from './ground.ts';

/** Mail that is not one message to one address, with a subject of one line. */
export async function strangeMail({ db }: Ground): Promise<string[]> {
  const { rows } = await sql<{ recipient: string; subject: string; body: string }>`
    select recipient, subject, body from mail_message`.execute(db);
  const alone = /^[^\s,;:<>"]+@[^\s,;:<>"@]+$/;
  return rows
    .filter(
      ({ recipient, subject, body }) =>
        !alone.test(recipient) ||
        /[\p{Cc}\u2028\u2029\u202A-\u202E]/u.test(subject) ||
        /(?![\n\t])\p{Cc}|\u202E/u.test(body),
    )
    .map(({ recipient, subject }) => `${recipient}: ${subject}`);
}

/** Cells of the exported CSV files that a spreadsheet would compute; and whether the export loads to the same congress. */
export async function exported({ db }: Ground): Promise<{ formulas: string[]; loads: string | boolean }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parvis-hostile-'));
  const copy = await testDatabase();
  try {
    const out = path.join(folder, 'pack');
    await exportPack(db, out, { drafts: true });
    const files = (await readdir(out, { recursive: true })).filter((file) => file.endsWith('.csv'));
    const formulas: string[] = [];
    for (const file of files) {
      const rows: string[][] = parse(await readFile(path.join(out, file), 'utf8'));
      formulas.push(...rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell)));
    }
    const loaded = await importPack(copy.db, out, { now: new Date() });
    if (!loaded.ok) return { formulas, loads: loaded.errors.slice(0, 5).join('\n') };
    const pack = await loadPack(db, loaded.edition);
    const again = await loadPack(copy.db, loaded.edition);
    return { formulas, loads: same(pack, again) || difference(pack, again) };
  } finally {
    await copy.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where two values that are not the same first differ, and how. */
function difference(one: unknown, other: unknown, where = ''): string {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other)
    return `${where}: ${JSON.stringify(one)} is loaded as ${JSON.stringify(other)}`;
  const [ours, theirs] = [one, other] as Record<string, unknown>[];
  const name = Object.keys({ ...ours, ...theirs }).find((key) => !same(ours?.[key], theirs?.[key])) ?? '';
  return difference(ours?.[name], theirs?.[name], `${where}/${name}`);
}

/** People who hold a mandate that nobody gave them. */
export async function risen({ db }: Ground): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from mandate join person on person.id = person_id
    where email like '%-%-%@inner.test'`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Requests that never end: how many are cut within a time (in milliseconds), and whether others are answered meanwhile. */
export async function slowRequests({ server, ask }: Ground, count: number, within: number) {
  const heads = ['GET /en HTTP/1.1\r\nHost: localhost\r\nX: ', 'POST /en/sign-in/links HTTP/1.1\r\n', 'G'];
  let cut = 0;
  const sockets = Array.from({ length: count }, (_, index) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(heads[index % heads.length] ?? ''));
    socket.on('error', () => {});
    socket.on('close', () => {
      cut += 1;
    });
    return socket.resume();
  });
  const answered = (await ask({ path: '/en/papers' })).status;
  const ended = Date.now() + within;
  while (cut < count && Date.now() < ended) await new Promise((resolve) => setTimeout(resolve, 200));
  for (const socket of sockets) socket.destroy();
  return { cut, answered };
}

/**
 * How long it takes to be told no: for an address with a password, one without, and one that nobody has; in
 * milliseconds. The fastest of many: what else the machine does only ever adds. As many addresses of each kind as
 * `rounds`, since few passwords are tried for one.
 */
export async function timesToRefuse(ground: Ground, rounds: number): Promise<Record<string, number>> {
  const fastest: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    const [withPassword, without] = [`has.password.${round}@inner.test`, `has.none.${round}@inner.test`];
    const cookie = await ground.newcomer(withPassword);
    await ground.post('/account/sign-in/password', { 'new-password': 'correct horse battery' }, cookie);
    await ground.newcomer(without);
    const logins = { withPassword, without, unknown: `nobody.${round}@inner.test` };
    for (let sample = 0; sample < 9; sample++)
      for (const [who, login] of Object.entries(logins)) {
        const began = performance.now();
        await ground.post('/sign-in/passwords', { login, password: `wrong password ${sample}`, next: '' });
        fastest[who] = Math.min(fastest[who] ?? Number.POSITIVE_INFINITY, performance.now() - began);
      }
  }
  return fastest;
}
