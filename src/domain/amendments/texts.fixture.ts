import fc from 'fast-check';
import { type Inline, plainText } from '../papers/inline.ts';

/** Real words of each language, and of what else people write, with the separators it uses. */
const vocabularies: Readonly<
  Record<string, { readonly words: readonly string[]; readonly between: string[] }>
> = {
  fr: {
    words: 'les villes écoutent l’habitant·e où naît la démocratie'.split(' '),
    between: [' ', ', ', ' ; ', '. '],
  },
  en: {
    words: 'the city must listen to the people who don’t vote'.split(' '),
    between: [' ', ', ', '. ', ' – '],
  },
  es: {
    words: 'la ciudad escucha al pueblo y respondió mañana'.split(' '),
    between: [' ', ', ', '. ¿', '! '],
  },
  ar: {
    words: 'المَدِينَةُ تَسْتَمِعُ إلى السُّكَّانِ وتُجيب المدينة في الوقت'.split(' '),
    between: [' ', '، ', '؛ ', '. '],
  },
  zh: { words: ['城市', '倾听', '居民', '的', '声音', '并', '回答', '我们'], between: ['', '', '，', '。'] },
  th: { words: ['เมือง', 'รับฟัง', 'เสียง', 'ของ', 'ประชาชน', 'น้ำ', 'และ', 'ตอบ'], between: ['', '', ' '] },
  hi: { words: 'शहर नागरिकों की आवाज़ सुनते हैं और क्षेत्र'.split(' '), between: [' ', ', ', '। '] },
  und: {
    words: ['👩‍👩‍👧', '🏳️‍🌈', '👍🏽', 'e\u0301te\u0301', 'A\u030A', '🇿🇦', '각', 'x'],
    between: [' ', '', '\r\n', '!'],
  },
};

export const languages = Object.keys(vocabularies);

const marks = fc.constantFrom('none', 'none', 'none', 'none', 'emphasis', 'strong', 'link', 'note', 'both');

function marked(text: string, mark: string): Inline[] {
  const inside: Inline = { type: 'text', text };
  if (mark === 'emphasis' || mark === 'strong') return [{ type: mark, children: [inside] }];
  if (mark === 'link') return [{ type: 'link', href: 'https://example.org/', children: [inside] }];
  if (mark === 'both') return [{ type: 'emphasis', children: [{ type: 'strong', children: [inside] }] }];
  return mark === 'note' ? [inside, { type: 'note', ref: 'n1' }] : [inside];
}

/** A text of some words of a language, some marked, some with a note. */
export function contentIn(language: string, maxLength = 24): fc.Arbitrary<Inline[]> {
  const { words, between } = vocabularies[language] ?? { words: [], between: [] };
  const piece = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...between), marks);
  return fc
    .array(piece, { maxLength })
    .map((pieces) => pieces.flatMap(([word, gap, mark]) => [...marked(word, mark), ...marked(gap, 'none')]));
}

/** A language with two texts in it: unrelated ones, or the second an edit of the first. */
export const twoTexts: fc.Arbitrary<{ language: string; before: Inline[]; after: Inline[] }> = fc
  .constantFrom(...languages)
  .chain((language) =>
    fc
      .tuple(
        contentIn(language),
        contentIn(language),
        fc.array(contentIn(language, 2), { maxLength: 4 }),
        fc.nat(),
      )
      .map(([before, other, edits, seed]) => ({
        language,
        before,
        after: seed % 4 === 0 ? other : edited(before, edits, seed),
      })),
  );

/** Some nodes replaced, inserted or removed, spread over the text. */
function edited(content: readonly Inline[], edits: readonly Inline[][], seed: number): Inline[] {
  const result = [...content];
  for (const [index, edit] of edits.entries())
    result.splice((seed * (index + 3)) % (result.length + 1), (seed + index) % 4, ...edit);
  return result;
}

/** The same within words that both begin and end with: enough of them that they are not compared. */
export const twoLongTexts: typeof twoTexts = fc
  .tuple(twoTexts, fc.nat(), fc.nat(3))
  .chain(([{ language, before, after }, seed, sides]) =>
    fc.tuple(contentIn(language), contentIn(language)).map(([head, tail]) => {
      const long = (content: readonly Inline[], least: number): Inline[] => {
        const whole: Inline[] = [...content, { type: 'text', text: language === 'zh' ? '。城市' : ' x ' }];
        const times = Math.ceil(least / plainText(whole).length);
        return Array.from({ length: times }, () => whole).flat();
      };
      const start = sides % 2 === 0 ? long(head, 140 + (seed % 300)) : [];
      const end = sides < 2 ? long(tail, 140 + (seed % 400)) : [];
      return { language, before: [...start, ...before, ...end], after: [...start, ...after, ...end] };
    }),
  );
