import { expect, test } from 'vitest';
import { canonical, type Inline } from './inline.ts';

const t = (text: string): Inline => ({ type: 'text', text });
const em = (...children: Inline[]): Inline => ({ type: 'emphasis', children });
const strong = (...children: Inline[]): Inline => ({ type: 'strong', children });
const link = (href: string, ...children: Inline[]): Inline => ({ type: 'link', href, children });
const note: Inline = { type: 'note', ref: 'n1' };

test.each<[string, Inline[], Inline[]]>([
  ['nothing', [], []],
  ['composed characters', [t('e\u0301te\u0301')], [t('été')]],
  ['neighbouring texts are one', [t('a'), t('b')], [t('ab')]],
  ['empty nodes go', [t(''), em(), strong(t('')), t('a')], [t('a')]],
  ['neighbours of the same mark are one', [em(t('a')), em(t('b'))], [em(t('ab'))]],
  [
    'links outside strong outside emphasis',
    [em(strong(link('x:', t('a'))))],
    [link('x:', strong(em(t('a'))))],
  ],
  ['what is shared is outside', [strong(t('a')), em(strong(t('b')))], [strong(t('a'), em(t('b')))]],
  ['two links stay two', [link('x:', t('a')), link('y:', t('b'))], [link('x:', t('a')), link('y:', t('b'))]],
  ['a mark in itself is one', [em(em(t('a')))], [em(t('a'))]],
  ['notes stay where they are', [t('a'), em(note), t('b')], [t('a'), em(note), t('b')]],
  ['a mark cuts no character', [t('e'), em(t('\u0301a'))], [t('é'), em(t('a'))]],
])('canonical: %s', (_, content, expected) => {
  expect(canonical(content)).toEqual(expected);
  expect(canonical(expected)).toEqual(expected);
});
