import { z } from '@hono/zod-openapi';
import { longest } from '../domain/longest.ts';
import { typedName, typedWords } from '../domain/typed-text.ts';
import type { CurrentEdition } from '../queries/current-edition.ts';

/** Words that must be there, of so many characters at most. */
export const words = (most: number) => z.string().overwrite(typedWords).min(1).max(most);

/** A name on one line, which must be there. */
export const oneLine = (most: number) => z.string().overwrite(typedName).min(1).max(most);

/** Words that may be left out. */
export const perhaps = (most: number) => z.string().overwrite(typedWords).max(most).default('');

export const note = perhaps(longest.note);

/** The name of a mandate to act under; left out, whichever allows the act. */
export const mandate = z.string().overwrite(typedName).max(200).optional();

export const language = z.string().overwrite(typedName).max(20);

/** Whether texts of the edition are written in a language. */
export const isWritten = ({ contentLanguages }: CurrentEdition, code: string): boolean =>
  contentLanguages.includes(code);

/** The name of a thing in an address. */
export const id = z.string();

/** The number of a decision, an appeal or an invitation in an address. */
export const number = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .openapi({ type: 'integer' });

/** Where a page of a list begins: the `next` of the page before. */
export const after = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .optional()
  .openapi({ type: 'integer' });
