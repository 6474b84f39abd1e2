import type { ComponentChildren } from 'preact';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { wordsOf } from './prose.tsx';

/** What an element says of its language: nothing when it is the page's own. */
export function tongue(page: PageContext, language: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return language === page.language ? {} : { lang: language, dir: directionOf(language) };
}

/** A name within a sentence: apart from the direction of what surrounds it, and marked with its language. */
export function Name({ page, text, language }: { page: PageContext; text: string; language: string }) {
  return <bdi {...tongue(page, language)}>{wordsOf(text, language)}</bdi>;
}

/** A sentence of the interface around a name: `say` puts it where the language wants it. */
export function Around({ say, children }: { say: (name: string) => string; children: ComponentChildren }) {
  return <Filled say={([name = '']) => say(name)} parts={[children]} />;
}

interface FilledProps {
  /** Words the sentence around holes, one for each part. */
  readonly say: (holes: readonly string[]) => string;
  readonly parts: readonly ComponentChildren[];
}

/** A sentence of the interface with elements in it, each where the language wants it. */
export function Filled({ say, parts }: FilledProps) {
  const sentence = say(parts.map((_, index) => `\u2060${index}\u2060`));
  const pieces = sentence.split(/\u2060(\d+)\u2060/);
  return <>{pieces.map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]))}</>;
}
