import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../domain/papers/inline.ts';
import { typedWords } from '../../domain/typed-text.ts';
import { readTmx } from './read-tmx.ts';
import { writeTmx } from './tmx.ts';
import { anyText } from './trees.testing.ts';

test('a provision is a unit, its marks are native codes', () => {
  const tmx = writeTmx([
    {
      paper: 'a-paper',
      ref: 'p01',
      language: 'en',
      source: [
        { type: 'strong', children: [{ type: 'text', text: 'A' }] },
        { type: 'note', ref: 'n01' },
      ],
      translations: [{ language: 'ar', content: [{ type: 'text', text: 'أ' }] }],
    },
  ]);
  expect(tmx).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="Parvis" creationtoolversion="1" segtype="paragraph" o-tmf="Parvis" adminlang="en" srclang="*all*" datatype="unknown"/>
<body>
<tu tuid="a-paper/p01" srclang="en"><tuv xml:lang="en"><seg><bpt i="1" x="1" type="bold">&lt;strong&gt;</bpt>A<ept i="1">&lt;/strong&gt;</ept><ph x="2" type="fnote">[^n01]</ph></seg></tuv><tuv xml:lang="ar"><seg>أ</seg></tuv></tu>
</body>
</tmx>
`);
});

test('the words of any text come back, without its marks', () => {
  // What XML 1.0 cannot hold is no word.
  const kept = (text: string) => typedWords(text.replace(/[\uFFFE\uFFFF]/g, ''));
  fc.assert(
    fc.property(anyText, anyText, (source, content) => {
      const unit = {
        paper: 'a',
        ref: 'b',
        language: 'en',
        source,
        translations: [{ language: 'fr', content }],
      };
      const read = readTmx(writeTmx([unit]));
      const [words, translated] = [kept(plainText(source)), kept(plainText(content))];
      const pairs =
        words === '' || translated === ''
          ? []
          : [
              {
                source: { language: 'en', words },
                target: { language: 'fr', words: translated },
              },
            ];
      expect(read).toEqual({ ok: true, pairs });
    }),
  );
});

test('a memory of another tool is read: its source language, codes, highlights, more than two languages', () => {
  const read = readTmx(`<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="EN-US" creationtool="x"><note>n</note></header><body>
<tu><prop type="x">y</prop>
 <tuv xml:lang="FR"><seg>La <hi type="term">ville</hi><ph>&lt;br/></ph> écoute</seg></tuv>
 <tuv xml:lang="en-us"><seg>The <bpt i="1">&lt;b></bpt>city<ept i="1">&lt;/b></ept> listens</seg></tuv>
 <tuv lang="es"><seg>La ciudad escucha</seg></tuv></tu>
<tu srclang="*all*"><tuv xml:lang="es"><seg>uno</seg></tuv><tuv xml:lang="fr"><seg>un</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>sans source</seg></tuv></tu>
</body></tmx>`);
  const pair = (from: string, words: string, to: string, translated: string) => ({
    source: { language: from, words },
    target: { language: to, words: translated },
  });
  expect(read).toEqual({
    ok: true,
    pairs: [
      pair('en-us', 'The city listens', 'fr', 'La ville écoute'),
      pair('en-us', 'The city listens', 'es', 'La ciudad escucha'),
      pair('es', 'uno', 'fr', 'un'),
    ],
  });
});
