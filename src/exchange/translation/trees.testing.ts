import fc from 'fast-check';
import type { Inline } from '../../domain/papers/inline.ts';
import type { TranslationText } from '../../queries/translation-texts.ts';

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('مدن', ' & <b> ', ']]>', 'é', '👩‍🦽', '«\u00a0oui\u00a0»', '\n', '\t'),
);

const { inline } = fc.letrec<{ inline: Inline; children: Inline[] }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ type: fc.constant('text'), text: words }),
    fc.record({ type: fc.constant('note'), ref: fc.constantFrom('n01', 'n02') }),
    fc.record({ type: fc.constantFrom('emphasis', 'strong'), children: tie('children') }),
    fc.record({
      type: fc.constant('link'),
      href: fc.constantFrom('https://a.org/?a=1&b="2"', 'mailto:a@b.org'),
      children: tie('children'),
    }),
  ) as fc.Arbitrary<Inline>,
  children: fc.array(tie('inline'), { minLength: 1, maxLength: 3 }),
}));

/** Any text a provision may have, and some it may not. */
export const anyText: fc.Arbitrary<readonly Inline[]> = fc.array(inline, { maxLength: 5 });

/** A provision as the database gives it. */
export const textOf = (given: Partial<TranslationText>): TranslationText => ({
  ref: 'p01',
  kind: 'paragraph',
  number: 1,
  basis: 1,
  seen: '',
  source: [{ type: 'text', text: 'A city.' }],
  translation: null,
  status: null,
  ...given,
});

/** A paper of one version in English. */
export const paperOf = (...texts: readonly TranslationText[]) => ({
  slug: 'a-paper',
  kind: 'policy',
  authentic: 'en',
  version: 1,
  texts,
});
