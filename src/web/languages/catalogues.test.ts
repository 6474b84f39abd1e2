import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { checkoutFolder } from '../../settings.ts';
import { languages } from './languages.ts';

type Catalogue = Readonly<Record<string, string>>;
const read = (language: string): Catalogue =>
  JSON.parse(readFileSync(path.join(checkoutFolder, 'messages', `${language}.json`), 'utf8'));
const catalogues = new Map(languages.map((language) => [language, read(language)]));
const reference = catalogues.get('fr') ?? {};

const code = readdirSync(path.join(checkoutFolder, 'src/web'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .map((name) => readFileSync(path.join(checkoutFolder, 'src/web', name), 'utf8'))
  .join('\n');

/** Families whose last word is data. */
const families = [...code.matchAll(/\.of\(\s*'([\w.]+)'/g)].flatMap((match) => match[1] ?? []);
const stems = [...code.matchAll(/t\(\s*`([\w.]+)\.\$\{/g)].flatMap((match) => match[1] ?? []);

/** What a message is made of, below every choice that it offers. */
function elementsOf(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element, ...Object.values(element.options).flatMap(({ value }) => elementsOf(value))];
    return element.type === TYPE.tag ? [element, ...elementsOf(element.children)] : [element];
  });
}

/** Each argument with what it is taken for, a number that is counted as any number: « count number », « note select open shut ». */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  const all = elementsOf(elements).flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.select)
      return `${element.value} select ${Object.keys(element.options).sort().join(' ')}`;
    const counted = element.type === TYPE.plural || element.type === TYPE.number;
    return `${element.value}${element.type === TYPE.tag ? ' tag' : counted ? ' number' : ''}`;
  });
  // In one form a count may stand as it is: « {count, plural, one {{count, number} voice} … } ».
  return [...new Set(all)].filter((name) => !all.includes(`${name} number`)).sort();
}

/** The categories of each plural of a message, beside those that the language has for it. */
const pluralsOf = (language: string, elements: readonly MessageFormatElement[]) =>
  elementsOf(elements).flatMap((element) => {
    if (element.type !== TYPE.plural) return [];
    const { pluralCategories } = new Intl.PluralRules(language, {
      type: element.pluralType ?? 'cardinal',
    }).resolvedOptions();
    const given = Object.keys(element.options).filter((category) => !category.startsWith('='));
    return [{ given: given.sort(), wanted: pluralCategories.toSorted() }];
  });

/** Words of a message as they are read, with an x for each argument. */
const wordsOf = (elements: readonly MessageFormatElement[]): string[] => {
  const own = elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value;
      return element.type === TYPE.tag ? wordsOf(element.children).join('') : 'x';
    })
    .join('');
  const inner = elements.flatMap((element) =>
    element.type === TYPE.plural || element.type === TYPE.select
      ? Object.values(element.options).flatMap(({ value }) => wordsOf(value))
      : [],
  );
  return [own, ...inner];
};

/** How no text is written, in any language and in one. */
const unwritten: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  every: {
    'a straight apostrophe or quotation mark': /['"]/,
    'three dots': /\.{3}/,
    'two spaces': / {2}/,
    'a hyphen for a dash': / - /,
    'a space at an end': /^ | $/,
    'a decomposed letter': /\p{L}[\u0300-\u036F]/u,
  },
  // Narrow and wide spaces are set when a text is shown; here is a space to set.
  fr: {
    'a mark that nothing stands before': /[^\s\u00A0\u202F:;!?][;!?»%]|[^\s\u00A0\u202F]:(?!\/\/)/,
    'a quotation mark that nothing stands after': /«(?![ \u00A0])/,
    'English quotation marks': /[“”]/,
    'oe for œ': /\b(?:c|s|n|v|m|b)?oeu(?:vre|r|d|x|f)/i,
    'a capital without its accent': /\b(?:Etat|Ecri|Etre|Enonc|Echec|Edit|Etap|Evén)/,
  },
  en: {
    'a mark with a space before': / [:;!?,.]/,
    guillemets: /[«»]/,
    'American spelling': /\w(?:ization|izing|ized)\b|\bcolor\b/,
  },
  es: {
    'a mark with a space before': / [:;!?,.]/,
    'a question that is not opened': /^[^¿]*\?/,
    'an exclamation that is not opened': /^[^¡]*!/,
    'English quotation marks': /[“”]/,
  },
  ar: {
    'a mark with a space before': / [:؛!؟،.]/,
    'a tatweel': /\u0640/,
    'Latin punctuation': /[\u0600-\u06FF][,;?]/,
    'Eastern digits': /[\u0660-\u0669\u06F0-\u06F9]/,
    'a tanwin after its alif': /\u0627\u064B/,
  },
};

describe.each(languages)('%s', (language) => {
  const catalogue = catalogues.get(language) ?? {};

  test('has the texts of the others, none empty, sorted', () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(reference).sort());
    expect(Object.entries(catalogue).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('every text uses the arguments of the others, and every plural the categories of the language', () => {
    for (const [key, text] of Object.entries(catalogue)) {
      const parsed = parse(text);
      expect([key, argumentsOf(parsed)]).toEqual([key, argumentsOf(parse(reference[key] ?? ''))]);
      for (const { given, wanted } of pluralsOf(language, parsed))
        expect([key, given]).toEqual([key, wanted]);
    }
  });

  test('every text is set as its language is', () => {
    const rules = Object.entries({ ...unwritten.every, ...unwritten[language] });
    const faults = Object.entries(catalogue).flatMap(([key, text]) =>
      wordsOf(parse(text)).flatMap((words) =>
        rules.filter(([, rule]) => rule.test(words)).map(([name]) => `${key}: ${name} in ${words}`),
      ),
    );
    expect(faults).toEqual([]);
  });
});

test('every text is used', () => {
  const unused = Object.keys(reference).filter((key) => {
    const family = key.slice(0, key.lastIndexOf('.'));
    const stem = key.split('.')[0] ?? '';
    return (
      !code.includes(`'${key}'`) &&
      !code.includes(`"${key}"`) &&
      !code.includes(`'${family}'`) &&
      !families.includes(family) &&
      !stems.includes(stem) &&
      !stems.includes(family)
    );
  });
  expect(unused).toEqual([]);
});

test('every text that is asked for exists', () => {
  const asked = [...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].flatMap((match) => match[1] ?? []);
  expect(asked.filter((key) => !(key in reference))).toEqual([]);
});
