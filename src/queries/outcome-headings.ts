import { plainText } from '../domain/papers/inline.ts';
import type { Database } from './database.ts';
import type { OutcomeState } from './outcome.ts';
import { provisionsOf } from './paper-text.ts';

export interface HeadingChoice {
  readonly ref: string;
  readonly text: string;
}

/** The headings of the outcome under which a clause can be written. */
export async function headingsOfOutcome(
  db: Database,
  outcome: OutcomeState,
  language: string,
): Promise<HeadingChoice[]> {
  const provisions = await provisionsOf(db, outcome.id, outcome.draft ?? outcome.published ?? 1, language);
  return provisions
    .filter(({ kind }) => kind === 'heading')
    .map(({ ref, content }) => ({ ref, text: plainText(content) }));
}
