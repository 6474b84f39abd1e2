import { expect, test } from 'vitest';
import { readTmx } from './read-tmx.ts';
import { readXliff } from './read-xliff.ts';

const head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">';
const inFile = (units: string) => `${head}<file id="a">${units}</file></xliff>`;
const unit = (inside: string, id = 'p01') =>
  `<unit id="${id}"><segment><source>a</source><target>${inside}</target></segment></unit>`;
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

const refused: readonly (readonly [name: string, text: string, refusal: string])[] = [
  ['nothing', '', 'not-xml'],
  ['no XML', 'plain words', 'not-xml'],
  ['cut short', inFile(unit('b')).slice(0, -30), 'not-xml'],
  ['a bomb of entities', `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${inFile(unit('&l9;'))}`, 'doctype'],
  [
    'a file of the server',
    `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${inFile(unit('&f;'))}`,
    'doctype',
  ],
  ['a bare document type', `<!DOCTYPE xliff>${inFile(unit('b'))}`, 'doctype'],
  [
    'a document type from elsewhere',
    `<!DOCTYPE x SYSTEM "http://evil.org/x.dtd">${inFile(unit('b'))}`,
    'doctype',
  ],
  ['an entity of nobody', inFile(unit('&nbsp;')), 'not-xml'],
  ['an attribute twice', inFile('<unit id="a" id="b"/>'), 'not-xml'],
  ['a prefix of nobody', inFile('<z:unit/>'), 'not-xml'],
  ['marks in marks without end', inFile(unit('<pc id="1">'.repeat(500_000))), 'too-deep'],
  ['tags that never close', inFile(unit('<pc '.repeat(500_000))), 'not-xml'],
  ['comments that never close', inFile(unit('<!--'.repeat(500_000))), 'not-xml'],
  ['quotes that never close', inFile(unit('<a b="'.repeat(500_000))), 'not-xml'],
  [
    'a tag without end',
    inFile(`<unit ${Array.from({ length: 9000 }, (_, n) => `a${n}="1"`).join(' ')}/>`),
    'too-large',
  ],
  ['namespaces without end', inFile('<a xmlns="u"/>'.repeat(100_000)), 'too-large'],
  ['more than any paper', inFile(unit('a'.repeat(8_000_000))), 'too-large'],
  [
    'more units than any paper',
    inFile(Array.from({ length: 5001 }, (_, n) => unit('b', `p${n}`)).join('')),
    'too-large',
  ],
  ['the same unit twice', inFile(unit('b') + unit('c')), 'units-repeat'],
  ['no unit', inFile(''), 'no-units'],
  ['no file', `${head}</xliff>`, 'no-units'],
  ['no language', inFile(unit('b')).replace(' trgLang="fr"', ''), 'no-languages'],
  ['XLIFF 1.2', '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', 'not-xliff-2'],
  ['another document', '<html/>', 'not-xliff-2'],
];

test.each(refused)('%s is refused, soon', (_, text, refusal) => {
  const began = performance.now();
  expect(readXliff(text)).toEqual({ ok: false, refusal });
  expect(performance.now() - began).toBeLessThan(3000);
});

test('as many namespaces as may be are read soon', () => {
  const declared = Array.from({ length: 30 }, (_, level) => {
    const own = Array.from({ length: 100 }, (_, n) => `xmlns:p${level}x${n}="u"`);
    return `<a ${own.join(' ')}>`;
  });
  const inner = '<b xmlns:q="u"/>'.repeat(8000);
  const began = performance.now();
  const text = inFile(`${unit('b')}${declared.join('')}${inner}${'</a>'.repeat(30)}`);
  expect(readXliff(text).ok).toBe(true);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a memory is refused likewise, but may name its document type', () => {
  const tmx = (type: string) => `${type}<tmx version="1.4"><header srclang="en"/><body/></tmx>`;
  expect(readTmx(tmx('<!DOCTYPE tmx SYSTEM "tmx14.dtd">'))).toEqual({ ok: true, pairs: [] });
  expect(readTmx(tmx('<!DOCTYPE tmx PUBLIC "-//LISA//DTD" "tmx14.dtd">'))).toEqual({ ok: true, pairs: [] });
  for (const type of [
    '<!DOCTYPE tmx [<!ENTITY a "b">]>',
    '<!DOCTYPE tmx SYSTEM "x" [<!ENTITY a "b">]>',
    '<!DOCTYPE a><!DOCTYPE b>',
  ])
    expect(readTmx(tmx(type))).toEqual({ ok: false, refusal: 'doctype' });
  expect(readTmx('<tmx version="2.0"><body/></tmx>')).toEqual({ ok: false, refusal: 'not-tmx-1' });
});
