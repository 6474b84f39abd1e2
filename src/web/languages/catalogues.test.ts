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

/** The arguments of a message and, for each plural, the categories it has. */
function partsOf(elements: readonly MessageFormatElement[]): { names: Set<string>; plurals: string[][] } {
  const names = new Set<string>();
  const plurals: string[][] = [];
  const visit = (list: readonly MessageFormatElement[]) => {
    for (const element of list) {
      if (element.type !== TYPE.literal && element.type !== TYPE.pound) names.add(element.value);
      if (element.type !== TYPE.plural) continue;
      plurals.push(Object.keys(element.options).filter((category) => !category.startsWith('=')));
      for (const { value } of Object.values(element.options)) visit(value);
    }
  };
  visit(elements);
  return { names, plurals };
}

describe.each(languages)('%s', (language) => {
  const catalogue = catalogues.get(language) ?? {};

  test('has the texts of the others, none empty, sorted', () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(reference).sort());
    expect(Object.entries(catalogue).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('every text uses the arguments it is given and the plural categories of the language', () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, text] of Object.entries(catalogue)) {
      const { names, plurals } = partsOf(parse(text));
      expect([key, [...names].sort()]).toEqual([key, [...partsOf(parse(reference[key] ?? '')).names].sort()]);
      for (const categories of plurals) expect([key, categories.toSorted()]).toEqual([key, wanted]);
    }
  });
});

test('every text is used', () => {
  const unused = Object.keys(reference).filter((key) => {
    const family = key.slice(0, key.lastIndexOf('.'));
    const stem = key.split('.')[0] ?? '';
    return (
      !code.includes(`'${key}'`) &&
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
