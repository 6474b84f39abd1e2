import { sql } from 'kysely';
import type { Database } from './database.ts';
import {
  type AnswerState,
  answerState,
  answersTo,
  type Reader,
  type Reply,
  selectVoices,
  type Voice,
} from './voices.ts';

export interface RegisterFilters {
  readonly state?: 'answered' | 'pending' | 'late' | undefined;
  readonly circuit?: string | undefined;
  readonly paper?: string | undefined;
  readonly constituency?: string | undefined;
  readonly language?: string | undefined;
}

export interface RegisterEntry {
  readonly voice: Voice;
  readonly answers: readonly Reply[];
}

const pageSize = 20;

/** What was said and is owed an answer, newest first, from before `cursor` (an identifier); one page with its answers. */
export async function register(
  db: Database,
  edition: number,
  reader: Reader,
  filters: RegisterFilters = {},
  cursor: number | null = null,
  size = pageSize,
): Promise<{ entries: RegisterEntry[]; next: number | null }> {
  let query = selectVoices(db, reader)
    .where('said.edition_id', '=', edition)
    .where('said.standing', '=', 'published')
    .where('said.reply_to', 'is', null);
  if (cursor !== null) query = query.where('said.id', '<', cursor);
  if (filters.state) query = query.where(sql<boolean>`${answerState(reader.now)} = ${filters.state}`);
  if (filters.paper) query = query.where('paper.slug', '=', filters.paper);
  if (filters.constituency) query = query.where('said.constituency', '=', filters.constituency);
  if (filters.language) query = query.where('said.language', '=', filters.language);
  if (filters.circuit)
    query = query.where(
      sql<boolean>`exists (select from circuit where id = paper.circuit_id and slug = ${filters.circuit})`,
    );
  const rows = await query
    .orderBy('said.id', 'desc')
    .limit(size + 1)
    .execute();
  const voices = rows.slice(0, size);
  const answers = await answersTo(
    db,
    'contribution_id',
    voices.map(({ id }) => id),
    reader.language,
  );
  const entries = voices.map((voice) => ({
    voice,
    answers: answers.filter(({ contribution }) => contribution === voice.id),
  }));
  return { entries, next: rows.length > size ? (voices.at(-1)?.id ?? null) : null };
}

export type Counts = Readonly<Record<'answered' | 'pending' | 'late', number>>;

/** How many contributions are answered, pending and late; replies are owed nothing and are not counted. */
export async function answerCounts(
  db: Database,
  edition: number,
  now: Date,
  paper: string | null = null,
): Promise<Counts> {
  const rows = await db
    .selectFrom('public_contribution as said')
    .select((select) => [answerState(now).as('state'), select.fn.countAll<number>().as('count')])
    .where('said.edition_id', '=', edition)
    .where('said.standing', '=', 'published')
    .where('said.reply_to', 'is', null)
    .$if(paper !== null, (query) =>
      query.where(
        sql<boolean>`exists (select from provision join paper on paper.id = provision.paper_id
          where provision.id = said.provision_id and paper.slug = ${paper})`,
      ),
    )
    .groupBy(sql`1`)
    .execute();
  const of = (state: AnswerState) => rows.find((row) => row.state === state)?.count ?? 0;
  return { answered: of('answered'), pending: of('pending'), late: of('late') };
}
