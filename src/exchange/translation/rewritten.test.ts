import { expect, test } from 'vitest';
import type { Inline } from '../../domain/papers/inline.ts';
import { tidied } from '../tidied.ts';
import { fingerprint } from './fingerprint.ts';
import { plan } from './plan.ts';
import { readXliff } from './read-xliff.ts';
import { textOf } from './trees.testing.ts';

/** A file as translation tools give it back: what they may change (XLIFF 2.1, 4.8), they did. */
const source: readonly Inline[] = [
  { type: 'text', text: 'Cities plan. They ' },
  {
    type: 'strong',
    children: [
      { type: 'text', text: 'listen. They ' },
      { type: 'link', href: 'https://a.org/?a&b', children: [{ type: 'text', text: 'answer' }] },
    ],
  },
  { type: 'text', text: '.' },
  { type: 'note', ref: 'n01' },
];
const text = textOf({ source });

const expected: readonly Inline[] = [
  { type: 'text', text: 'Les villes planifient. Elles ' },
  {
    type: 'strong',
    children: [
      { type: 'text', text: 'écoutent. Elles ' },
      { type: 'link', href: 'https://a.org/?a&b', children: [{ type: 'text', text: 'répondent' }] },
    ],
  },
  { type: 'text', text: '.' },
  { type: 'note', ref: 'n01' },
];

const original = `<originalData>
  <data id="d1">&lt;strong></data><data id="d2">&lt;/strong></data>
  <data id="d3"><![CDATA[<a href="https://a.org/?a&b">]]></data><data id="d4">&lt;/a></data>
  <data id="d5">[^n01]</data>
</originalData>`;

const metadata = `<mda:metadata xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0">
  <mda:metaGroup category="tool"><mda:meta type="source-sha256">x</mda:meta></mda:metaGroup>
  <mda:metaGroup category="parvis">
    <mda:meta type="source-sha256">${fingerprint(source)}</mda:meta>
    <mda:meta type="target-sha256">${fingerprint(null)}</mda:meta>
  </mda:metaGroup>
</mda:metadata>`;

/** An editor of XLIFF: attributes in another order, indented, notes and matches added, annotations in the text. */
const edited = `<?xml version='1.0'?>
<xliff trgLang='fr' version="2.0" srcLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"
    xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">
  <file id="a-paper"><skeleton href="x"/><notes><note>Reviewed</note></notes>
    <group id="g1"><unit id="p01">
      <mtc:matches><mtc:match ref="#t=s1"><source>Cities</source><target>Villes</target></mtc:match></mtc:matches>
      ${metadata}
      <notes><note id="n1" appliesTo="target" priority="1">« répondre » ?</note></notes>
      ${original}
      <segment state="translated" id="s1">
        <source>Cities plan. They <pc dataRefEnd="d2" dataRefStart="d1" id="1">listen. They <pc id="2" dataRefStart="d3" dataRefEnd="d4">answer</pc></pc>.<ph dataRef="d5" id="3"/></source>
        <target>
          Les <mrk id="m1" type="term">villes</mrk> planifient.
          Elles <pc id="1" dataRefEnd="d2" dataRefStart="d1">écoutent. <!-- or: entendent --><sm id="m2" type="comment" value="?"/>Elles<em startRef="m2"/> <pc dataRefStart="d3" id="2" dataRefEnd="d4">r&#xE9;pondent</pc></pc>.<ph id="3" dataRef="d5"/>
        </target>
      </segment>
    </unit></group>
  </file>
</xliff>`;

/** A tool that segments: sentences apart in the middle of a mark, blanks as ignorables, every name with a prefix. */
const segmented = `<?xml version="1.0" encoding="utf-8"?>
<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">
<x:file id="a-paper"><x:unit id="p01">${metadata}
${original.replaceAll('<data', '<x:data').replaceAll('</data', '</x:data').replace('<originalData', '<x:originalData').replace('</originalData', '</x:originalData')}
<x:segment id="s1" state="final"><x:source>Cities plan.</x:source><x:target>Les villes planifient.</x:target></x:segment>
<x:ignorable><x:source> </x:source></x:ignorable>
<x:segment id="s2" state="final"><x:source>They <x:sc id="1" dataRef="d1"/>listen.</x:source><x:target>Elles <x:sc id="1" dataRef="d1"/>écoutent.</x:target></x:segment>
<x:ignorable><x:source> </x:source><x:target> </x:target></x:ignorable>
<x:segment id="s3" state="final"><x:source>They <x:sc id="2" dataRef="d3"/>answer<x:ec startRef="2" dataRef="d4"/><x:ec startRef="1" dataRef="d2"/>.<x:ph id="3" dataRef="d5"/></x:source>
<x:target>Elles <x:sc id="2" dataRef="d3"/>répondent<x:ec startRef="2" dataRef="d4"/><x:ec startRef="1" dataRef="d2"/>.<x:ph id="3" dataRef="d5"/></x:target></x:segment>
</x:unit></x:file></x:xliff>`;

/** A tool that reorders: the sentences of the target are elsewhere than those of the source, codes overlap. */
const reordered = `\uFEFF<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">
<file id="a-paper"><unit id="p01">${metadata}${original}
<segment id="s2"><source>They <pc id="1" dataRefStart="d1" dataRefEnd="d2">listen. They <pc id="2" dataRefStart="d3" dataRefEnd="d4">answer</pc></pc>.<ph id="3" dataRef="d5"/></source><target order="2"> Elles <sc id="1" dataRef="d1"/>écoutent. Elles <sc id="2" dataRef="d3"/>répondent<ec startRef="1" dataRef="d2"/><ec startRef="2" dataRef="d4"/>.<ph id="3" dataRef="d5"/></target></segment>
<segment id="s1"><source>Cities plan. </source><target order="1"><![CDATA[Les villes planifient.]]></target></segment>
</unit></file></xliff>`;

function steps(xliff: string) {
  const read = readXliff(xliff);
  if (!read.ok) throw new Error(read.refusal);
  expect([read.source, read.target, read.files.map(({ paper }) => paper)]).toEqual(['en', 'fr', ['a-paper']]);
  return plan(read.files[0]?.units ?? [], [text]);
}

test.each([
  ['edited', edited],
  ['segmented', segmented],
  ['reordered', reordered],
])('a file that a tool %s is the same translation', (_, xliff) => {
  expect(steps(xliff)).toEqual([
    {
      outcome: 'new',
      ref: 'p01',
      content: tidied(expected),
      basis: 1,
      seen: '',
      words: 'Les villes planifient. Elles écoutent. Elles répondent.',
      wordsHere: null,
    },
  ]);
});

test.each<[string, (xliff: string) => string, string]>([
  [
    'a sentence is left',
    (xliff) => xliff.replace(/<x:target>Elles <x:sc id="1".*?<\/x:target>/, ''),
    'incomplete',
  ],
  [
    'a note is lost',
    (xliff) => xliff.replaceAll('<x:ph id="3" dataRef="d5"/></x:target>', '</x:target>'),
    'marks',
  ],
  [
    'a note is doubled',
    (xliff) => xliff.replace('"/></x:target>', '"/><x:ph id="3" dataRef="d5"/></x:target>'),
    'codes',
  ],
  [
    'a note is added',
    (xliff) => xliff.replace('"/></x:target>', '"/><x:ph id="9" dataRef="d5"/></x:target>'),
    'marks',
  ],
  ['a mark never ends', (xliff) => xliff.replaceAll('<x:ec startRef="1" dataRef="d2"/>', ''), 'codes'],
  ['an end has no beginning', (xliff) => xliff.replaceAll('startRef="1"', 'startRef="7"'), 'codes'],
  ['a mark is around nothing', (xliff) => xliff.replaceAll('répondent<x:ec', '<x:ec'), 'codes'],
  ['a link leads elsewhere', (xliff) => xliff.replace('https://a.org/?a&b', 'https://evil.org'), 'marks'],
  ['a link runs a script', (xliff) => xliff.replace('https://a.org/?a&b', 'javascript:x'), 'marks'],
  [
    'the original data is lost',
    (xliff) => xliff.replace(/<x:originalData>[\s\S]*<\/x:originalData>/, ''),
    'codes',
  ],
  [
    'the metadata is lost',
    (xliff) => xliff.replace(/<mda:metadata[\s\S]*<\/mda:metadata>/, ''),
    'unidentified',
  ],
  [
    'a code is of another standard',
    (xliff) => xliff.replace('répondent<', 'répondent<x:g id="9"/><'),
    'codes',
  ],
  ['the provision is another', (xliff) => xliff.replace('id="p01"', 'id="p99"'), 'no-such-provision'],
  ['the provision is no name', (xliff) => xliff.replace('id="p01"', 'id="__proto__"'), 'no-such-provision'],
  [
    'it says more than a provision may',
    (xliff) => xliff.replace('répondent', 'a'.repeat(10_000)),
    'too-long',
  ],
])('refused where %s', (_, change, why) => {
  const changed = change(segmented);
  expect(changed).not.toBe(segmented);
  expect(steps(changed)).toMatchObject([{ outcome: 'refused', why }]);
});

test('nothing translated asks for nothing', () => {
  expect(steps(segmented.replace(/<x:target>.*?<\/x:target>/g, '<x:target/>'))).toEqual([
    { outcome: 'unchanged', ref: 'p01' },
  ]);
});
