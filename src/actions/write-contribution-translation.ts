import type { Database } from '../store/database.ts';

/** A translation of a contribution by a person, in the place of what was there. */
interface Written {
  readonly contribution: number;
  readonly language: string;
  readonly text: string;
  /** SHA-256 of the words it was made from. */
  readonly source: string;
  /** The suggestion it follows; null for none. */
  readonly suggestion: number | null;
  readonly mandate: number;
}

/** Writes what a contribution says in another language: of each, there is one translation. */
export async function writeContributionTranslation(trx: Database, given: Written, now: Date): Promise<void> {
  const { contribution, language, text, source, suggestion, mandate } = given;
  const made = {
    text,
    made_by: 'human',
    engine: null,
    source_hash: source,
    suggestion_id: suggestion,
    mandate_id: mandate,
    made_at: now,
  };
  await trx
    .insertInto('contribution_translation')
    .values({ contribution_id: contribution, language, ...made })
    .onConflict((on) => on.columns(['contribution_id', 'language']).doUpdateSet(made))
    .execute();
}

/** What is there of a contribution in a language, of a person or a machine. */
export const contributionTranslationNow = (trx: Database, contribution: number, language: string) =>
  trx
    .selectFrom('contribution_translation')
    .select(['text', 'made_by as madeBy'])
    .where('contribution_id', '=', contribution)
    .where('language', '=', language)
    .executeTakeFirst();
