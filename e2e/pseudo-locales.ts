import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';

// Catalogues that no reader sees, made of the English one: what is not in brackets on a page came from no catalogue.

const accented: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  d: 'ð',
  e: 'ê',
  g: 'ğ',
  i: 'ï',
  l: 'ł',
  n: 'ñ',
  o: 'ö',
  r: 'ř',
  s: 'š',
  u: 'ü',
  y: 'ý',
  z: 'ž',
  A: 'Â',
  C: 'Ç',
  E: 'É',
  I: 'Ï',
  N: 'Ñ',
  O: 'Ø',
  S: 'Š',
  U: 'Ü',
};

/** Words as another writing would have them, addresses left alone. */
const words = (text: string, change: (word: string) => string): string =>
  text.replace(/https?:\S+|\p{L}+/gu, (found) => (found.includes(':') ? found : change(found)));

/** Two letters in five said twice: 40 % longer, as German or Finnish may be, and with accents. */
const long = (text: string): string => {
  let count = 0;
  return words(text, (word) =>
    [...word]
      .map((letter) => {
        const shown = accented[letter] ?? letter;
        count += 1;
        return count % 5 < 2 ? shown + shown : shown;
      })
      .join(''),
  );
};

/** Arabic letters, one for each: it goes from right to left, and says nothing. */
const mirrored = (text: string): string =>
  words(text, (word) =>
    [...word]
      .map((letter) => 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'[(letter.codePointAt(0) ?? 0) % 28] ?? 'ا')
      .join(''),
  );

/** An ideogram for every two letters, and no spaces: lines break anywhere, letters are wide. */
const ideograms = (text: string): string =>
  words(text, (word) =>
    Array.from(
      { length: Math.ceil(word.length / 2) },
      (_, place) => '城市倾听社区人民政策权利道路'[(word.charCodeAt(place) + place) % 14],
    ).join(''),
  ).replaceAll(' ', '');

export const pseudoLocales = { long, mirrored, ideograms } as const;

/** The words of a message changed, its arguments, choices and tags as they are. */
function changed(
  elements: readonly MessageFormatElement[],
  change: (text: string) => string,
): MessageFormatElement[] {
  return elements.map((element) => {
    if (element.type === TYPE.literal) return { ...element, value: change(element.value) };
    if (element.type === TYPE.tag) return { ...element, children: changed(element.children, change) };
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return element;
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: changed(option.value, change) },
    ]);
    return { ...element, options: Object.fromEntries(options) } as MessageFormatElement;
  });
}

/** A catalogue made of another, each text in brackets. */
export function pseudo<Key extends string>(
  catalogue: Readonly<Record<Key, string>>,
  locale: keyof typeof pseudoLocales,
): Record<Key, string> {
  const texts = Object.entries<string>(catalogue).map(([key, text]) => [
    key,
    `⟦${printAST(changed(parse(text), pseudoLocales[locale]))}⟧`,
  ]);
  return Object.fromEntries(texts) as Record<Key, string>;
}
