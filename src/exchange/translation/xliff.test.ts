import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Inline } from '../../domain/papers/inline.ts';
import { tidied } from '../tidied.ts';
import { plan } from './plan.ts';
import { readXliff } from './read-xliff.ts';
import { anyText, paperOf, textOf } from './trees.testing.ts';
import { writeXliff } from './xliff.ts';

function readBack(xliff: string) {
  const read = readXliff(xliff);
  if (!read.ok) throw new Error(read.refusal);
  return read.files.flatMap(({ units }) => units);
}

const marked: readonly Inline[] = [
  { type: 'text', text: 'A ' },
  { type: 'link', href: 'https://a.org/?a&b', children: [{ type: 'text', text: 'city' }] },
  { type: 'note', ref: 'n01' },
  {
    type: 'strong',
    children: [
      { type: 'text', text: ' for ' },
      { type: 'emphasis', children: [{ type: 'text', text: 'all' }] },
    ],
  },
];

test('a unit has what a translator needs: place, codes that stay, original data, state, fingerprints', () => {
  const french: Inline[] = [
    { type: 'strong', children: [{ type: 'text', text: 'Une ville' }] },
    { type: 'note', ref: 'n01' },
  ];
  const xliff = writeXliff(
    paperOf(textOf({ source: marked, translation: french, status: 'stale', number: 7 })),
    'fr',
  );
  const first = xliff.replace(/<mda:metadata.*<\/mda:metadata>/, '<mda/>');
  expect(first).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" srcLang="en" trgLang="fr" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="a-paper" original="papers/a-paper/versions/1" xml:space="preserve">
<unit id="p01" type="parvis:paragraph"><mda/><notes><note category="place">§ 7, paragraph</note></notes>\
<originalData><data id="d1">&lt;a href="https://a.org/?a&amp;b"&gt;</data><data id="d2">&lt;/a&gt;</data>\
<data id="d3">[^n01]</data><data id="d4">&lt;strong&gt;</data><data id="d5">&lt;/strong&gt;</data>\
<data id="d6">&lt;em&gt;</data><data id="d7">&lt;/em&gt;</data></originalData>\
<segment id="s1" state="reviewed" subState="parvis:stale"><source>A \
<pc id="1" type="link" canCopy="no" canDelete="no" dataRefStart="d1" dataRefEnd="d2">city</pc>\
<ph id="2" type="other" subType="parvis:note" canCopy="no" canDelete="no" dataRef="d3"/>\
<pc id="3" type="fmt" subType="xlf:b" canCopy="no" canDelete="no" dataRefStart="d4" dataRefEnd="d5"> for \
<pc id="4" type="fmt" subType="xlf:i" canCopy="no" canDelete="no" dataRefStart="d6" dataRefEnd="d7">all</pc></pc></source>\
<target><pc id="3" type="fmt" subType="xlf:b" canCopy="no" canDelete="no" dataRefStart="d4" dataRefEnd="d5">Une ville</pc>\
<ph id="2" type="other" subType="parvis:note" canCopy="no" canDelete="no" dataRef="d3"/></target></segment></unit>
</file>
</xliff>
`);
  expect(xliff).toMatch(
    /<mda:metadata xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"><mda:metaGroup category="parvis"><mda:meta type="source-sha256">[0-9a-f]{64}<\/mda:meta><mda:meta type="target-sha256">[0-9a-f]{64}</,
  );
});

test.each([
  [null, 'state="initial"'],
  ['machine', 'state="translated" subState="parvis:machine"'],
  ['stale', 'state="reviewed" subState="parvis:stale"'],
  ['human', 'state="final" subState="parvis:human"'],
])('a translation that is %s: %s', (status, written) => {
  const translation: Inline[] | null = status ? [{ type: 'text', text: 'Une ville.' }] : null;
  const xliff = writeXliff(paperOf(textOf({ status, translation })), 'fr');
  expect(xliff).toContain(`<segment id="s1" ${written}>`);
  expect(xliff.includes('<target>')).toBe(status !== null);
});

test('any text comes back as it left, in both languages', () => {
  fc.assert(
    fc.property(anyText, anyText, (source, translation) => {
      const [unit] = readBack(writeXliff(paperOf(textOf({ source, translation, status: 'human' })), 'fr'));
      expect(unit?.source.content).toEqual(tidied(source));
      const target = unit?.target;
      if (target === null || target === 'incomplete' || !target) return;
      expect(target.content).toEqual(tidied(translation));
    }),
  );
});

test('what was not touched asks for nothing, whatever the text', () => {
  fc.assert(
    fc.property(anyText, anyText, (source, translation) => {
      // A mark around no word is none of a text that people write.
      fc.pre(tidied(translation).length > 0);
      const text = textOf({ source, translation: tidied(translation), status: 'human' });
      const [step] = plan(readBack(writeXliff(paperOf(text), 'fr')), [text]);
      expect(step).toEqual({ outcome: 'unchanged', ref: 'p01' });
    }),
  );
});

test('a text is tidied once and for all', () => {
  fc.assert(
    fc.property(anyText, (content) => {
      const once = tidied(content);
      expect(tidied(once)).toEqual(once);
    }),
  );
});
