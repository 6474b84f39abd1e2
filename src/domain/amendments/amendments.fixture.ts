import fc from 'fast-check';
import { canonical, type Inline, plainText } from '../papers/inline.ts';
import type { Amendment, Operation, Provision, Shape, Text } from './amendment.ts';
import { applyOperations } from './apply.ts';
import { contentIn, languages } from './texts.fixture.ts';
import { tokenise, untokenise } from './tokens.ts';

export const paragraph: Shape = { kind: 'paragraph', level: null, part: 'context', addressee: null };

export const words = (text: string): Inline[] => [{ type: 'text', text }];

/** A text of paragraphs named a, b, c… */
export const paper = (...texts: string[]): Text => ({
  language: 'en',
  provisions: texts.map((text, index) => ({
    ref: String.fromCharCode(97 + index),
    shape: paragraph,
    content: words(text),
  })),
});

/** The provisions in order, each as its name and its words. */
export const shown = (text: Text): string =>
  text.provisions.map(({ ref, content }) => `${ref}:${plainText(content)}`).join(' | ');

/** The same with the first letter of the kind for another operation: short to write in tables. */
export const replace = (ref: string, text: string): Operation => ({
  kind: 'replace',
  ref,
  content: words(text),
});
export const insert = (ref: string, after: string | null, text: string): Operation => ({
  kind: 'insert',
  ref,
  after,
  shape: paragraph,
  content: words(text),
});
export const remove = (ref: string): Operation => ({ kind: 'delete', ref });
export const move = (ref: string, after: string | null): Operation => ({ kind: 'move', ref, after });
export const split = (ref: string, at: number[], ...into: string[]): Operation => ({
  kind: 'split',
  ref,
  at,
  into,
});
export const join = (refs: string[], into: string): Operation => ({ kind: 'merge', refs, into });

const kinds: readonly Shape['kind'][] = ['paragraph', 'paragraph', 'paragraph', 'heading'];

/** A content with at least a word. */
export const wording = (language: string): fc.Arbitrary<Inline[]> =>
  contentIn(language, 10).map((content) => {
    const found = canonical(content);
    return plainText(found).trim() === '' ? words('word') : found;
  });

/** A text of up to seven provisions in some language. */
export const someText: fc.Arbitrary<Text> = fc.constantFrom(...languages).chain((language) =>
  fc
    .array(fc.tuple(wording(language), fc.constantFrom(...kinds)), { minLength: 1, maxLength: 7 })
    .map((all) => ({
      language,
      provisions: all.map(
        ([content, kind], index): Provision => ({
          ref: `p${index}`,
          shape: { ...paragraph, kind },
          content,
        }),
      ),
    })),
);

/** Numbers that choose what an operation does; most choices lead to operations that can be applied. */
const choice = fc.record({
  kind: fc.constantFrom(
    'replace',
    'replace',
    'edit',
    'edit',
    'edit',
    'insert',
    'delete',
    'move',
    'split',
    'merge',
  ),
  provision: fc.nat(20),
  place: fc.nat(20),
  at: fc.nat(200),
});

function operation(
  text: Text,
  { kind, provision, place, at }: { kind: string; provision: number; place: number; at: number },
  content: Inline[],
  name: string,
): Operation {
  const all = text.provisions;
  const chosen = all[provision % all.length];
  const ref = chosen?.ref ?? '';
  const own = canonical(chosen?.content ?? []);
  const after = all[place % (all.length + 1)]?.ref ?? null;
  switch (kind) {
    case 'insert':
      return { kind, ref: name, after, shape: paragraph, content };
    case 'delete':
      return { kind, ref };
    case 'move':
      return { kind, ref, after };
    case 'split':
      return { kind, ref, at: [at % (plainText(own).length + 1)], into: [`${name}-1`, `${name}-2`] };
    case 'merge':
      return { kind, refs: [ref, all[(provision % all.length) + 1]?.ref ?? ref], into: name };
    case 'edit': {
      const tokens = tokenise(own, text.language);
      const edited = tokens.toSpliced(
        at % (tokens.length + 1),
        place % 4,
        ...tokenise(content, text.language).slice(0, 4),
      );
      return { kind: 'replace', ref, content: untokenise(edited) };
    }
    default:
      return { kind: 'replace', ref, content };
  }
}

/** An amendment that can be applied to a text: the operations drawn, less those that cannot go with the earlier ones. */
export function amendmentTo(
  text: Text,
  id: string,
  wordings: fc.Arbitrary<Inline[]> = wording(text.language),
): fc.Arbitrary<Amendment> {
  return fc.array(fc.tuple(choice, wordings), { minLength: 1, maxLength: 4 }).map((drawn) => {
    let operations: Operation[] = [];
    for (const [index, [chosen, content]] of drawn.entries()) {
      const more = [...operations, operation(text, chosen, content, `${id}-${index}`)];
      if (applyOperations(text, more).ok) operations = more;
    }
    return {
      id,
      operations: operations.length > 0 ? operations : [replace(text.provisions[0]?.ref ?? '', `${id} anew`)],
    };
  });
}

/** A text with some amendments to it. */
export const amendedText = (count: number): fc.Arbitrary<{ text: Text; amendments: Amendment[] }> =>
  someText.chain((text) =>
    fc
      .tuple(...Array.from({ length: count }, (_, index) => amendmentTo(text, `A${index}`)))
      .map((amendments) => ({ text, amendments })),
  );

/** A text in which no word comes twice, with some amendments that put in words of their own: each can be followed. */
export const followableText = (count: number): fc.Arbitrary<{ text: Text; amendments: Amendment[] }> =>
  fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }).chain((lengths) => {
    const text = paper(
      ...lengths.map((length, index) =>
        Array.from({ length }, (_, word) => `${String.fromCharCode(97 + index)}${word}`).join(' '),
      ),
    );
    const own = (id: string) => fc.nat(999_999).map((number) => words(`${id}n${number} `));
    return fc
      .tuple(...Array.from({ length: count }, (_, index) => amendmentTo(text, `A${index}`, own(`A${index}`))))
      .map((amendments) => ({ text, amendments }));
  });
