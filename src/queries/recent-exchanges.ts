import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { RegisterEntry } from './register.ts';
import { type AnswerState, answerState, answersTo, type Reader, selectVoices } from './voices.ts';

/** The latest exchanges of the edition, to show how listening goes: two that were answered, then one that is late. */
export async function recentExchanges(
  db: Database,
  edition: number,
  reader: Reader,
): Promise<RegisterEntry[]> {
  const latest = (state: AnswerState, count: number) => sql`array(
    select said.id from public_contribution said
    where said.edition_id = ${edition} and said.standing = 'published' and said.reply_to is null and ${answerState(reader.now)} = ${state}
    order by said.id desc limit ${count}::integer)`;
  const voices = await selectVoices(db, reader)
    .where(sql<boolean>`said.id = any(${latest('answered', 2)} || ${latest('late', 1)})`)
    .orderBy(sql`${answerState(reader.now)} = 'late'`)
    .orderBy('said.id', 'desc')
    .execute();
  const answers = await answersTo(
    db,
    'contribution_id',
    voices.map(({ id }) => id),
    reader.language,
  );
  return voices.map((voice) => ({
    voice,
    answers: answers.filter(({ contribution }) => contribution === voice.id),
  }));
}
