import { findQuote, type Quote } from '../domain/contributions/quote.ts';
import { canonical, type Inline, plainText } from '../domain/papers/inline.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';

export type QuoteRefusal = 'quote-not-found' | 'quote-several';

/** Where quoted words stand in a provision as a version has it, in which of its languages; null when nothing is quoted. */
export async function locateQuote(
  trx: Database,
  today: { readonly version: number; readonly provision: number },
  quoted: string | undefined,
): Promise<Result<(Quote & { readonly language: string }) | null, QuoteRefusal>> {
  if (quoted === undefined || quoted.trim() === '') return done(null);
  const texts = await trx
    .selectFrom('provision_text as text')
    .innerJoin('provision_state as state', 'state.id', 'text.state_id')
    .innerJoin('paper_version as version', (join) =>
      join
        .onRef('version.number', '>=', 'state.from_version')
        .on((on) =>
          on.or([
            on('state.until_version', 'is', null),
            on('version.number', '<', on.ref('state.until_version')),
          ]),
        ),
    )
    .select(['text.language', 'text.content'])
    .where('state.provision_id', '=', today.provision)
    .where('version.id', '=', today.version)
    .execute();
  const found = texts.map(({ language, content }) => ({
    language,
    place: findQuote(plainText(canonical(content as unknown as readonly Inline[])), quoted),
  }));
  for (const { language, place } of found) if (typeof place !== 'string') return done({ ...place, language });
  return refused(found.some(({ place }) => place === 'several') ? 'quote-several' : 'quote-not-found');
}
