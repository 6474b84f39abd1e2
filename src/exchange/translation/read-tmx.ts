import type { Element } from '@xmldom/xmldom';
import { typedWords } from '../../domain/typed-text.ts';
import { attribute, childrenNamed, isElement, isText, readXml, type XmlRefusal } from './read-xml.ts';

/** The same words in two languages. */
interface TranslationPair {
  readonly source: { readonly language: string; readonly words: string };
  readonly target: { readonly language: string; readonly words: string };
}

export type TmxRead =
  | { readonly ok: true; readonly pairs: readonly TranslationPair[] }
  | { readonly ok: false; readonly refusal: XmlRefusal | 'not-tmx-1' };

/**
 * Reads a translation memory (TMX 1.1 to 1.4b) as pairs of plain words: each unit gives one from its source language
 * to each of the others. Units without words in their source language are left out.
 */
export function readTmx(text: string): TmxRead {
  const xml = readXml(text, { bareDoctype: true });
  if (!xml.ok) return xml;
  const { root } = xml;
  const [header] = childrenNamed(root, null, 'header');
  const [body] = childrenNamed(root, null, 'body');
  if (root.localName !== 'tmx' || !/^1\.[1-4]/.test(attribute(root, 'version') ?? '') || !body)
    return { ok: false, refusal: 'not-tmx-1' };
  const general = (header && attribute(header, 'srclang')) ?? '*all*';
  return { ok: true, pairs: childrenNamed(body, null, 'tu').flatMap((unit) => pairsOf(unit, general)) };
}

function pairsOf(unit: Element, general: string): TranslationPair[] {
  const texts = childrenNamed(unit, null, 'tuv').flatMap((variant) => {
    const [segment] = childrenNamed(variant, null, 'seg');
    const language = (attribute(variant, 'xml:lang') ?? attribute(variant, 'lang') ?? '').toLowerCase();
    const words = segment ? typedWords(wordsOf(segment)) : '';
    return language === '' || words === '' ? [] : [{ language, words }];
  });
  const from = (attribute(unit, 'srclang') ?? general).toLowerCase();
  const source = from === '*all*' ? texts[0] : texts.find(({ language }) => language === from);
  return source ? texts.filter((text) => text !== source).map((target) => ({ source, target })) : [];
}

/** The words of a segment: what native codes hold is no word, what is highlighted is. */
function wordsOf(element: Element): string {
  return [...element.childNodes]
    .map((node) => {
      if (isText(node)) return node.nodeValue ?? '';
      return isElement(node) && node.localName === 'hi' ? wordsOf(node) : '';
    })
    .join('');
}
