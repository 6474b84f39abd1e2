import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkoutFolder, parseSettings, settingsTable, withSecret } from './settings.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'parvis-settings-'));
afterAll(() => rm(folder, { recursive: true }));

function settingsFrom(env: Record<string, string>) {
  const parsed = parseSettings(env);
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
  return parsed.value;
}

test('nothing set: a demonstration on this machine alone, with its data in the checkout', () => {
  expect(settingsFrom({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataFolder: path.join(checkoutFolder, '.data'),
    databaseUrl: null,
    origin: 'http://localhost:3000',
    demo: true,
    mail: null,
    oidc: null,
    machine: null,
    secret: null,
  });
});

test('the address follows the port unless given, and loses its last slash', () => {
  expect(settingsFrom({ PORT: '8080' }).origin).toBe('http://localhost:8080');
  expect(settingsFrom({ PARVIS_ORIGIN: 'https://congress.example/' }).origin).toBe(
    'https://congress.example',
  );
});

test('a variable set to nothing counts as not set', () => {
  expect(settingsFrom({ PORT: '', DATABASE_URL: ' ' })).toEqual(settingsFrom({}));
});

test.each([
  'postgresql://u:p@host:5432/db',
  'postgres:///db?host=/run/postgresql',
  'postgresql://u@/db?host=%2Frun',
])('the database %s', (url) => {
  expect(settingsFrom({ DATABASE_URL: url }).databaseUrl).toBe(url);
});

test('mail and sign-in by a provider are whole or absent', () => {
  const mail = { SMTP_URL: 'smtp://host:587', MAIL_FROM: 'a@b.example' };
  expect(settingsFrom(mail).mail).toEqual({ smtpUrl: mail.SMTP_URL, from: mail.MAIL_FROM });
  const oidc = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'parvis', OIDC_CLIENT_SECRET: 's' };
  expect(settingsFrom(oidc).oidc).toEqual({
    issuer: 'https://id.example',
    clientId: 'parvis',
    clientSecret: 's',
  });
});

describe('an error names the variable, what was found and what to write', () => {
  const cases: [Record<string, string>, string][] = [
    [{ PORT: 'http' }, 'PORT: found "http"; write a number from 0 to 65535, such as 3000'],
    [{ PORT: '70000' }, 'PORT: found "70000"; write a number from 0 to 65535, such as 3000'],
    [{ PARVIS_DEMO: 'yes' }, 'PARVIS_DEMO: found "yes"; write on or off'],
    [
      { PARVIS_ORIGIN: 'https://a.example/b' },
      'PARVIS_ORIGIN: found "https://a.example/b"; write the address alone, such as https://congress.example',
    ],
    [
      { DATABASE_URL: 'mysql://u:hunter2@h' },
      'DATABASE_URL: found 19 characters; write postgresql://user:password@host:5432/database',
    ],
    [
      { TRANSLATION_MACHINE: 'libretranslate' },
      'TRANSLATION_MACHINE and TRANSLATION_MACHINE_URL: found one without the other; set both, or neither',
    ],
    [
      { TRANSLATION_MACHINE: 'deepl', TRANSLATION_MACHINE_URL: 'https://api.deepl.com' },
      'TRANSLATION_MACHINE_KEY: found nothing; write the key of the DeepL API',
    ],
    [{ SMTP_URL: 'smtp://h' }, 'SMTP_URL and MAIL_FROM: found one without the other; set both, or neither'],
    [
      { OIDC_ISSUER: 'https://id.example' },
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: found only some; set all three, or none',
    ],
    [
      { PARVIS_SECRET: 'short' },
      'PARVIS_SECRET: found 5 characters; write 32 characters or more, such as the output of: openssl rand -hex 32',
    ],
  ];
  test.each(cases)('%j', (env, error) => {
    expect(parseSettings(env)).toEqual({ ok: false, errors: [error] });
  });
  test('all errors at once', () => {
    expect(parseSettings({ PORT: 'x', PARVIS_DEMO: 'x' })).toMatchObject({
      ok: false,
      errors: { length: 2 },
    });
  });
});

test('the table names each variable once', () => {
  expect(new Set(settingsTable.map((row) => row.name)).size).toBe(settingsTable.length);
});

test('a secret is made once, readable by its owner only', async () => {
  const settings = settingsFrom({ PARVIS_DATA: path.join(folder, 'data') });
  const [first, second] = [await withSecret(settings), await withSecret(settings)];
  expect(first.secret).toMatch(/^[0-9a-f]{64}$/);
  expect(second.secret).toBe(first.secret);
  const file = path.join(folder, 'data', 'secret');
  expect(await readFile(file, 'utf8')).toBe(first.secret);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a secret given is used and not kept', async () => {
  const secret = 'x'.repeat(32);
  const settings = settingsFrom({ PARVIS_DATA: path.join(folder, 'given'), PARVIS_SECRET: secret });
  expect((await withSecret(settings)).secret).toBe(secret);
  await expect(stat(path.join(folder, 'given'))).rejects.toThrow('ENOENT');
});
