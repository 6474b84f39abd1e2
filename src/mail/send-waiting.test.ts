import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../store/test-database.ts';
import { sendWaiting } from './send-waiting.ts';

const received: string[] = [];
let server: Server;
let database: TestDatabase;

/** A mail server that speaks as much SMTP (RFC 5321) as a sender needs; it refuses one address. */
function listen(): Promise<Server> {
  const made = createServer((socket) => {
    let letter: string | null = null;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
        if (letter !== null) {
          if (line !== '.') letter += `${line}\n`;
          else {
            received.push(letter);
            letter = null;
            socket.write('250 ok\r\n');
          }
        } else if (/^DATA/i.test(line)) {
          letter = '';
          socket.write('354 go on\r\n');
        } else if (/^RCPT.*refused@/i.test(line)) socket.write('550 nobody here\r\n');
        else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
    socket.on('error', () => {});
  });
  return new Promise((resolve) => made.listen(0, '127.0.0.1', () => resolve(made)));
}

beforeAll(async () => {
  server = await listen();
  database = await testDatabase();
});
afterAll(async () => {
  server.close();
  await database.drop();
});

test('what waits is sent once and not kept; what is refused stays with the reason', async () => {
  const { db } = database;
  const now = () => new Date('2026-11-24T12:00:00Z');
  const letter = { language: 'fr', subject: 'Votre lien', body: 'Ouvrez ce lien', created_at: now() };
  await db
    .insertInto('mail_message')
    .values(
      ['one@example.org', 'refused@example.org', 'two@example.org'].map((recipient) => ({
        recipient,
        ...letter,
      })),
    )
    .execute();
  const mail = {
    smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    from: 'Parvis <no-reply@example.org>',
  };
  expect(await sendWaiting(db, mail)).toBe(2);
  expect(received.map((text) => /^To: (.*)$/m.exec(text)?.[1])).toEqual([
    'one@example.org',
    'two@example.org',
  ]);
  expect(await sendWaiting(db, mail)).toBe(0);
  const left = await db.selectFrom('mail_message').select(['recipient', 'attempts', 'last_error']).execute();
  expect(left).toMatchObject([
    { recipient: 'refused@example.org', attempts: 2, last_error: expect.stringContaining('550') },
  ]);
});
