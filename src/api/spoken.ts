import { z } from '@hono/zod-openapi';
import { language } from './fields.ts';
import type { Request } from './host.ts';

/** The language of words that are given; left out, it is detected and said. */
export const spoken = language.optional().openapi({
  description: 'Of the words; left out, it is detected among those of the edition.',
});

/** What an answer says of the language of the words that were given. */
export const spokenTold = {
  language: z.string(),
  detected: z.boolean().openapi({ description: 'Whether the language was detected, not given.' }),
};

interface Spoken {
  readonly language: string;
  readonly detected: boolean;
}

/** The language that was given with some words, or the one they are in; of what cannot be told, that of the request. */
export async function languageOf(
  { host, edition, language: liked }: Request,
  words: string,
  given: string | undefined,
): Promise<Spoken> {
  if (given !== undefined) return { language: given, detected: false };
  const found = await host.detect(words, edition.contentLanguages);
  return { language: found?.language ?? liked, detected: true };
}
