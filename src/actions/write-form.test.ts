import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileTexts } from '../../e2e/hostile/texts.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { typedWords } from '../domain/typed-text.ts';
import { exportPack } from '../exchange/congress-pack/export.ts';
import { importPack } from '../exchange/congress-pack/import.ts';
import { formInHand } from '../queries/form-in-hand.ts';
import { publicForms } from '../queries/paper-forms.ts';
import { testDatabase } from '../store/test-database.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { draftOf } from './draft-of-paper.ts';
import { publishVersion } from './publish-version.ts';
import { type FormEdit, writeForm } from './write-form.ts';

const paper = 'right-to-the-city';
let demo: Demonstration;
let lead: Viewer;
let id: number;
let authentic: string;
let latest: number;
beforeAll(async () => {
  demo = await demonstration();
  lead = await demo.viewer('lead-gpr2c');
  const row = await demo.db
    .selectFrom('paper')
    .innerJoin('paper_version as version', 'version.paper_id', 'paper.id')
    .select(['paper.id', 'authentic_language', 'number'])
    .where('slug', '=', paper)
    .where('published_at', 'is not', null)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  id = row.id;
  authentic = row.authentic_language;
  latest = row.number;
  // The demonstration has a draft of this paper in hand: everything here begins without one.
  const letter = () => ({ subject: '', body: '' });
  const published = await publishVersion(
    demo.db,
    lead,
    { paper, note: '', language: 'en', letter },
    demo.now,
  );
  if (published.ok) latest = published.value;
}, 60_000);
afterAll(() => demo.drop());

const inHand = (language: string, version: number | null = null) =>
  formInHand(demo.db, { paper: id, authentic, kind: 'summary', language, version });

/** Writes a summary on top of what stands. */
async function write(language: string, text: string, more: Partial<FormEdit> = {}, viewer = lead) {
  const hand = await inHand(language, more.version ?? null);
  const given = {
    ...({ paper, kind: 'summary', language, text, version: hand?.version ?? latest } as const),
    ...{ basis: hand?.basis ?? 0, original: hand?.original?.id ?? 0, key: crypto.randomUUID() },
    ...more,
  };
  return writeForm(demo.db, viewer, given, demo.now);
}

const read = async (language: string) =>
  (await publicForms(demo.db, id, 'en', 'summary')).find((form) => form.language === language);

const other = () => (authentic === 'fr' ? 'en' : 'fr');

const edits = async () =>
  (await demo.db.selectFrom('paper_form').select('text').where('paper_id', '=', id).execute()).length;

test('nothing is translated before the original is written, and a summary has five sentences', async () => {
  expect(await write(other(), 'One.')).toEqual({ ok: false, refusal: 'no-original-form' });
  const six = 'Un arbre. Un banc. Un puits. Un quai. Un toit. Un mur.';
  expect(await write(authentic, six)).toEqual({ ok: false, refusal: 'too-many-sentences' });
  expect(await edits()).toBe(0);
});

test('an edit is kept with who, when and why it may be; sent again it is there once', async () => {
  const key = crypto.randomUUID();
  const first = { basis: 0, original: 0, key };
  expect(await write(authentic, 'It  is\nshort.', first)).toEqual({ ok: true, value: latest });
  expect(await write(authentic, 'It  is\nshort.', first)).toEqual({ ok: true, value: latest });
  expect(await edits()).toBe(1);
  expect(await read(authentic)).toMatchObject({ text: 'It is short.', version: latest, stale: false });
  const event = await demo.db
    .selectFrom('event')
    .innerJoin('mandate', 'mandate.id', 'event.mandate_id')
    .select(['event.kind', 'event.content', 'event.line', 'mandate.slug'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({ kind: 'form-written', slug: 'lead-gpr2c', line: 114 });
  expect(JSON.stringify(event.content)).not.toContain('short');
});

test('what was saved meanwhile is not overwritten', async () => {
  expect(await write(authentic, 'Other.', { basis: 0 })).toEqual({ ok: false, refusal: 'changed-meanwhile' });
  expect(await write(authentic, 'Other.', { version: 1 })).toEqual({
    ok: false,
    refusal: 'changed-meanwhile',
  });
});

test('a translation says when the original was written anew', async () => {
  expect(await write(other(), 'Translated.')).toEqual({ ok: true, value: latest });
  expect(await read(other())).toMatchObject({ translated: true, stale: false });
  const before = await inHand(other());
  expect(await write(authentic, 'It is shorter.')).toMatchObject({ ok: true });
  expect(await read(other())).toMatchObject({ text: 'Translated.', stale: true });
  const late = { original: before?.original?.id ?? 0 };
  expect(await write(other(), 'Late.', late)).toEqual({ ok: false, refusal: 'changed-meanwhile' });
  expect(await write(other(), 'Translated anew.')).toMatchObject({ ok: true });
  expect(await read(other())).toMatchObject({ text: 'Translated anew.', stale: false });
});

test('what is written for the draft is public with it, and the rest says for which version it is', async () => {
  const draft = await demo.db.transaction().execute((trx) => draftOf(trx, id));
  expect(draft).toBe(latest + 1);
  expect(await write(authentic, 'A first attempt.')).toEqual({ ok: true, value: draft });
  expect(await write(authentic, 'A better attempt.')).toEqual({ ok: true, value: draft });
  expect(await write(other(), 'A translated attempt.')).toEqual({ ok: true, value: draft });
  expect(await read(authentic)).toMatchObject({ text: 'It is shorter.', version: latest });
  // The version that is public can still be corrected, in the original language and in others.
  expect(await write(other(), 'Corrected.', { version: latest })).toEqual({ ok: true, value: latest });
  expect(await read(other())).toMatchObject({ text: 'Corrected.', version: latest });
  const whole = await exportedForms(true);
  expect(whole).toContain('A first attempt.');
  expect(await exportedForms(false)).not.toContain('attempt');

  const letter = () => ({ subject: '', body: '' });
  const given = { paper, note: '', language: 'en', letter };
  expect(await publishVersion(demo.db, lead, given, demo.now)).toEqual({ ok: true, value: draft });
  expect(await read(authentic)).toMatchObject({ text: 'A better attempt.', version: draft });
  expect(await read(other())).toMatchObject({ text: 'A translated attempt.', version: draft, stale: false });
  // What a draft said before it was public never is.
  const open = await exportedForms(false);
  expect(open).toContain('A better attempt.');
  expect(open).not.toContain('A first attempt.');
}, 60_000);

test('whatever is written comes back from a pack as it was', async () => {
  for (const [index, typed] of hostileTexts.entries()) {
    const hand = await formInHand(demo.db, {
      paper: id,
      authentic,
      kind: 'simple',
      language: authentic,
      version: null,
    });
    const text = typedWords(`${typed}\n\n${index}`);
    const about = { paper, kind: 'simple', language: authentic, version: hand?.version ?? 0 } as const;
    const given = { ...about, text, basis: hand?.basis ?? 0, original: 0, key: crypto.randomUUID() };
    expect(await writeForm(demo.db, lead, given, demo.now)).toMatchObject({ ok: true });
  }
  expect((await exportedForms(true)).match(/,simple,/g)).toHaveLength(hostileTexts.length);
}, 60_000);

/** The forms of the paper as an export has them, which an import takes back whole. */
async function exportedForms(drafts: boolean): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parvis-forms-'));
  try {
    const pack = path.join(folder, 'pack');
    expect(await exportPack(demo.db, pack, { drafts })).toMatchObject({ ok: true });
    const file = path.join('papers', paper, 'forms.csv');
    const forms = await readFile(path.join(pack, file), 'utf8');
    const copy = await testDatabase();
    try {
      for (const _ of ['once', 'again'])
        expect(await importPack(copy.db, pack, { now: demo.now })).toMatchObject({ ok: true });
      const back = path.join(folder, 'back');
      expect(await exportPack(copy.db, back, { drafts })).toMatchObject({ ok: true });
      expect(await readFile(path.join(back, file), 'utf8')).toBe(forms);
    } finally {
      await copy.drop();
    }
    return forms;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
