import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runParvis } from './run-parvis.testing.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'parvis-redline-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runParvis(args, { INIT_CWD: folder });
const runWith = (input: string, ...args: string[]) => runParvis(args, { INIT_CWD: folder }, input);

async function files(texts: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) await writeFile(path.join(folder, name), text);
}

await files({
  'old.md':
    '# Cities\n\nCities answer within five years.\n\nGone with the wind for ever.\n\nFirst we listen to people. Then we answer them well.\n\nThe last one stays.\n',
  'new.md':
    '# Cities\n\n\nThe last one stays.\n\nCities answer within three years.\r\n\r\nNew <words> here.\n\nFirst we listen to people.\n\nThen we answer them well.\n',
  'bytes.md': Uint8Array.of(0xff, 0xfe, 0x41, 0x00),
  'nul.md': 'one\0two',
  'empty.md': '\n\n',
});

test.each([
  ['redline: no file', ['redline']],
  ['redline: one file', ['redline', 'old.md']],
  ['redline: a file too many', ['redline', 'old.md', 'new.md', 'new.md']],
  ['redline: a missing file', ['redline', 'old.md', 'missing.md']],
  ['redline: a folder', ['redline', 'old.md', '.']],
  ['redline: two outputs', ['redline', 'old.md', 'new.md', '--html', '--json']],
  ['redline: two other outputs', ['redline', 'old.md', 'new.md', '--html', '--text']],
  ['redline: a language there is not', ['redline', 'old.md', 'new.md', '--lang', 'xx']],
  ['redline: what is no tag', ['redline', 'old.md', 'new.md', '--lang', '-!']],
  ['redline: standard input twice', ['redline', '-', '-']],
  ['merge: standard input twice', ['merge', '-', '-']],
  ['redline: an unknown option', ['redline', 'old.md', 'new.md', '--force']],
  ['merge: no amended file', ['merge', 'old.md']],
  ['merge: a file twice', ['merge', 'old.md', 'new.md', 'new.md']],
  ['merge: a missing file', ['merge', 'old.md', 'missing.md']],
])('%s: the usage is shown and the code is 2', async (_, args) => {
  const ran = await run(...args);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain(`Usage: npm run parvis -- ${args[0]} <`);
});

test('what is no text in UTF-8 is refused', async () => {
  const bytes = await run('redline', 'old.md', 'bytes.md');
  expect(bytes).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('bytes.md is not written in'),
  });
  const nul = await run('merge', 'old.md', 'nul.md', '--json');
  expect(nul).toMatchObject({ code: 1, out: '', err: expect.stringContaining('nul.md has control') });
});

test('a redline as text', async () => {
  const ran = await run('redline', 'old.md', 'new.md', '--lang', 'en');
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toBe(`# Cities

(moved from paragraph 5)
The last one stays.

Cities answer within [-five-]{+three+} years.

[-Gone with the wind for ever.-]

{+New <words> here.+}

(paragraph 4 was split)
First we listen to people. {+¶+}Then we answer them well.
`);
});

test('a redline as a page, in the language of the text, that can be heard', async () => {
  const ran = await run('redline', 'old.md', 'new.md', '--html', '--lang', 'ar');
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toContain('<html lang="ar" dir="rtl">');
  expect(ran.out).toContain('<h1 dir="auto">old.md → new.md</h1>');
  const said = /<span class="heard" lang="en" dir="ltr"> ([^<]*) <\/span>/g;
  expect(ran.out.replace(said, '($1)')).toContain(
    '<p dir="rtl">Cities answer within <del>(start of deletion,)five(, end of deletion)</del>' +
      '<ins>(start of addition,)three(, end of addition)</ins> years.</p>',
  );
  expect(ran.out.replace(said, '')).toContain('<ins>New &lt;words&gt; here.</ins>');
  const empty = await run('redline', 'empty.md', 'empty.md', '--html');
  expect(empty.out).toContain('<p lang="en" dir="ltr">Neither file has a paragraph.</p>');
});

test('how files are written is no change: marks of order, ends of lines, blank lines, standard input', async () => {
  await files({
    'unix.md': 'One.\n\nTwo\nlines.\n',
    'windows.md': '\uFEFFOne.\r\n\r\n\r\nTwo\r\nlines.',
  });
  const same = { code: 0, out: 'One.\n\nTwo\nlines.\n', err: '' };
  expect(await run('redline', 'unix.md', 'windows.md')).toEqual(same);
  expect(await run('redline', 'unix.md', 'unix.md')).toEqual(same);
  expect(await run('merge', 'windows.md', 'unix.md')).toEqual(same);
  expect(await runWith('One.\n\nTwo\nlines.', 'redline', 'windows.md', '-')).toEqual(same);
  expect(await runWith('One.', 'merge', 'unix.md', '-')).toEqual({ ...same, out: 'One.\n' });
  const missing = await run('merge', 'unix.md', 'nowhere.md');
  expect(missing.err).toContain(`There is no file ${path.join(folder, 'nowhere.md')}.`);
});

test('a redline as operations', async () => {
  const ran = await run('redline', 'old.md', 'new.md', '--json');
  expect(ran.code).toBe(0);
  const { operations, descent } = JSON.parse(ran.out);
  expect(operations.map(({ kind, ref }: { kind: string; ref: string }) => [kind, ref])).toEqual([
    ['delete', '3'],
    ['move', '5'],
    ['replace', '2'],
    ['insert', '+4'],
    ['split', '4'],
  ]);
  expect(descent).toHaveLength(2);
  expect(await run('redline', 'empty.md', 'empty.md')).toMatchObject({ code: 0, out: '\n' });
});

test('what moves past what is joined is marked as the operations say', async () => {
  const four = ['Cities listen first.', 'They answer in time.', 'They count the voices.', 'They pay for it.'];
  const [one, two, three, last] = four;
  await files({
    'four.md': four.join('\n\n'),
    'joined.md': [`${two} ${three}`, last, one].join('\n\n'),
  });
  const { operations } = JSON.parse((await run('redline', 'four.md', 'joined.md', '--json')).out);
  expect(operations).toMatchObject([
    { kind: 'move', ref: '1', after: '4' },
    { kind: 'merge', refs: ['2', '3'] },
  ]);
  const marked = await run('redline', 'four.md', 'joined.md');
  expect(marked.out).toContain(`(moved from paragraph 1)\n${one}`);
  expect(marked.out).not.toContain('(moved from paragraph 4)');
  const page = await run('redline', 'four.md', 'joined.md', '--html');
  expect(page.out.match(/moved from paragraph \d/g)).toEqual(['moved from paragraph 1']);
});

test('what several files amend is one text, in whatever order they are named', async () => {
  await files({
    'base.txt': 'Cities answer within five years.\n\nThey listen to all people first.\n',
    'one.txt': 'Cities answer within three years.\n\nThey listen to all people first.\n',
    'two.txt': 'Cities must answer within five years.\n\nThey listen to all people first.\n\nThey pay.\n',
    'three.txt': 'Cities answer within four years.\n\nThey listen to all people first.\n',
  });
  const before = await readdir(folder);
  const merged = await run('merge', 'base.txt', 'one.txt', 'two.txt');
  expect(merged).toEqual({
    code: 0,
    out: 'Cities must answer within three years.\n\nThey listen to all people first.\n\nThey pay.\n',
    err: '',
  });
  expect(await run('merge', 'base.txt', 'two.txt', 'one.txt')).toEqual(merged);

  const told = await run('merge', 'base.txt', 'three.txt', 'one.txt', 'two.txt');
  expect(told).toMatchObject({ code: 1, out: '' });
  expect(told.err).toBe(
    'one.txt and three.txt: paragraph 1, character 22: both change the same words: "five"\n',
  );
  const asJson = await run('merge', 'base.txt', 'one.txt', 'three.txt', '--json');
  expect(asJson).toMatchObject({ code: 1, err: '' });
  expect(JSON.parse(asJson.out)).toEqual({
    ok: false,
    conflicts: [{ kind: 'words', between: ['one.txt', 'three.txt'], paragraph: 1, words: 'five', at: 21 }],
  });
  expect(await readdir(folder)).toEqual(before);
  expect(await readFile(path.join(folder, 'base.txt'), 'utf8')).toContain('five years');
});

test.each(['redline', 'merge'])('%s --help tells how it is used', async (name) => {
  const ran = await run(name, '--help');
  expect(ran).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`parvis -- ${name} <`) });
});
