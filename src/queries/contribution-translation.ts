import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * What a contribution is in another language, as far as it is public, with the SHA-256 of those words; both are empty when
 * nobody and nothing translated it.
 */
export async function contributionTranslation(
  db: Database,
  contribution: number,
  language: string,
): Promise<{ readonly text: string; readonly hash: string }> {
  const row = await db
    .selectFrom('public_contribution_translation')
    .select('text')
    .select(sql<string>`encode(sha256(convert_to(text, 'UTF8')), 'hex')`.as('hash'))
    .where('contribution_id', '=', contribution)
    .where('language', '=', language)
    .executeTakeFirst();
  return row ?? { text: '', hash: '' };
}
