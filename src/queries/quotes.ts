import { followQuote } from '../domain/amendments/anchor.ts';
import type { Quote } from '../domain/contributions/quote.ts';
import { canonical, type Inline, plainText } from '../domain/papers/inline.ts';
import type { Database } from './database.ts';
import type { Voice } from './voices.ts';

/** The words that a contribution quotes. */
export interface QuotedWords {
  readonly words: string;
  readonly language: string;
  /** Where they stand in the text of today; null when they changed since. */
  readonly now: Quote | null;
}

interface PastText {
  readonly from: number;
  readonly until: number | null;
  readonly content: readonly Inline[];
}

/** For each of some contributions on one provision that quotes words, which, and where they went; by their rows. */
export async function quotedWords(
  db: Database,
  provision: number,
  voices: readonly Voice[],
): Promise<Map<number, QuotedWords>> {
  const quoting = voices.flatMap(({ id, version, quote }) => (quote ? [{ id, version, ...quote }] : []));
  if (quoting.length === 0) return new Map();
  const rows = await db
    .selectFrom('provision_text as text')
    .innerJoin('provision_state as state', 'state.id', 'text.state_id')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('paper_version as version', (join) =>
      join
        .onRef('version.paper_id', '=', 'provision.paper_id')
        .onRef('version.number', '=', 'state.from_version'),
    )
    .select(['state.from_version as from', 'state.until_version as until', 'text.language', 'text.content'])
    .where('provision.id', '=', provision)
    .where('version.published_at', 'is not', null)
    .orderBy('state.from_version')
    .execute();
  const found = new Map<number, QuotedWords>();
  for (const { id, version, language, start, end } of quoting) {
    const texts = rows
      .filter((row) => row.language === language)
      .map(({ from, until, content }) => ({
        from,
        until,
        content: canonical(content as unknown as readonly Inline[]),
      }));
    const said = texts.findIndex(({ from, until }) => from <= version && (until === null || until > version));
    const first = texts[said];
    if (!first) continue;
    const words = plainText(first.content).slice(start, end);
    found.set(id, { words, language, now: follow({ start, end }, texts.slice(said), language) });
  }
  return found;
}

/** From text to text, up to the last one; null as soon as one does not have the words any more. */
function follow(quote: Quote, texts: readonly PastText[], language: string): Quote | null {
  let now: Quote | null = quote;
  for (const [index, text] of texts.entries()) {
    const next = texts[index + 1];
    if (!next || !now) return now;
    now = followQuote(now, text.content, next.content, language);
  }
  return now;
}
