import { excerpt } from '../../domain/papers/excerpt.ts';
import { plainText } from '../../domain/papers/inline.ts';
import type { AmendableText } from '../../queries/amendable-text.ts';
import type { Translator } from '../languages/translator.ts';

/** How readers call the provisions of a version: § 4, a heading by its words, and what an amendment adds by saying so. */
export function provisionNames({ text, numbers }: AmendableText, t: Translator): (ref: string) => string {
  const known = new Map(text.provisions.map((provision) => [provision.ref, provision]));
  return (ref) => {
    const provision = known.get(ref);
    const number = numbers.get(ref);
    // What an amendment adds stands in no version; another amendment may already touch it.
    if (!provision || number === undefined) return t('amend.new');
    if (provision.shape.kind === 'heading')
      return t('amend.heading', { text: excerpt(plainText(provision.content), 40) });
    if (provision.shape.kind === 'note') return t('amend.note', { name: ref.replace(/^\D+/, '') });
    return `§ ${number}`;
  };
}
