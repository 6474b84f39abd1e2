import { expect } from 'vitest';
import type { Viewer } from '../domain/people/viewer.ts';
import { suggestionsFor } from '../queries/suggestions.ts';
import { contribute } from './contribute.ts';
import { decideSuggestion, type SuggestionVerdict } from './decide-suggestion.ts';
import type { Demonstration } from './demonstration.testing.ts';
import { textHash } from './standing.ts';
import { type Corrected, suggestTranslation } from './suggest-translation.ts';
import { translateContribution } from './translate-contribution.ts';

export const paper = 'accessible-cities';
export const declined = { verdict: 'declined', reason: 'It says more.', language: 'en' } as const;

/** What corrects the French translation of a contribution. */
export const correcting = (
  contribution: string,
  text = 'Mieux dit.',
  read = 'La traduction.',
): Corrected => ({
  contribution,
  seen: textHash(read),
  text,
});

const told = (decided: SuggestionVerdict) => (_: unknown, language: string) => ({
  subject: decided.verdict,
  body: `${language} ${decided.verdict === 'declined' ? decided.reason : ''}`,
});

/** A reader who reads Arabic, a lead who translates, and what they do about a paper in a demonstration. */
export async function suggesting(demo: Demonstration) {
  const lead = await demo.viewer('lead-world-enabled');
  const reader = await demo.participant();
  await demo.db
    .updateTable('person')
    .set({ name: 'Nour', email: 'nour@example.org', language: 'ar' })
    .where('id', '=', reader.person)
    .execute();
  const { id } = await demo.db
    .selectFrom('paper')
    .select('id')
    .where('slug', '=', paper)
    .executeTakeFirstOrThrow();

  /** Said in English by somebody, and translated into French. */
  async function translated(text = 'La traduction.') {
    const author = await demo.participant();
    const about = {
      paper,
      ref: 'p04',
      kind: 'comment',
      constituency: 'communities',
      language: 'en',
    } as const;
    const rest = { people: null, replyTo: null, name: undefined, place: undefined, mandate: undefined };
    const key = crypto.randomUUID();
    const result = await contribute(
      demo.db,
      author,
      { ...about, ...rest, text: `Said, ${key}.`, key },
      demo.now,
    );
    if (!result.ok) throw new Error(result.refusal);
    const { slug } = result.value;
    const given = { edition: demo.edition, slug, language: 'fr', text, seen: '' };
    expect(await translateContribution(demo.db, lead, given, demo.now)).toMatchObject({ ok: true });
    return { author, slug };
  }

  const suggest = (
    corrected: Corrected,
    { by = reader as Viewer | null, named = true, key = crypto.randomUUID() as string } = {},
  ) =>
    suggestTranslation(
      demo.db,
      by,
      { edition: demo.edition, corrected, language: 'fr', named, key },
      demo.now,
    );

  async function suggested(...given: Parameters<typeof suggest>): Promise<number> {
    const result = await suggest(...given);
    if (!result.ok) throw new Error(result.refusal);
    return result.value;
  }

  const decide = (suggestion: number, decided: SuggestionVerdict, by: Viewer | null = lead) =>
    decideSuggestion(
      demo.db,
      by,
      { edition: demo.edition, suggestion, decided, letter: told(decided) },
      demo.now,
    );

  async function seenWith(suggestion: number): Promise<string> {
    const found = await suggestionsFor(demo.db, { paper: id, language: 'fr', after: 0, limit: 100 });
    return found.find((one) => one.id === suggestion)?.seen ?? 'not there';
  }

  const accept = async (suggestion: number, seen?: string, waiveTerms = true) =>
    decide(suggestion, { verdict: 'accepted', seen: seen ?? (await seenWith(suggestion)), waiveTerms });

  return { lead, reader, id, translated, suggest, suggested, decide, accept, seenWith };
}
