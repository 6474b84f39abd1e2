import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { wordsOf } from './prose.tsx';

/** What an element says of its language: nothing when it is the page's own. */
export function tongue(page: PageContext, language: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return language === page.language ? {} : { lang: language, dir: directionOf(language) };
}

/** A name, marked with its language when it has none in the reader's. */
export function Name({ page, text, language }: { page: PageContext; text: string; language: string }) {
  const words = wordsOf(text, language);
  return language === page.language ? words : <span {...tongue(page, language)}>{words}</span>;
}
