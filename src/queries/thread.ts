import { sql } from 'kysely';
import type { Database } from './database.ts';
import { type QuotedWords, quotedWords } from './quotes.ts';
import { answersTo, type Reader, type Reply, selectVoices, type Voice } from './voices.ts';

/** Something said, and what the reader can still do about it. */
export interface DebatedVoice extends Voice {
  /** The provision it is on stands in the text of today: one can still reply. */
  readonly stands: boolean;
  /** The reader supports it. */
  readonly supported: boolean;
}

/** `viewer`: who is signed in. */
interface DebateReader extends Reader {
  readonly viewer?: { readonly person: string } | null;
}

export interface ThreadEntry {
  readonly voice: DebatedVoice;
  readonly answers: readonly Reply[];
  /** The words it quotes of the provision. */
  readonly quoted: QuotedWords | null;
  readonly replies: readonly { readonly voice: DebatedVoice; readonly answers: readonly Reply[] }[];
}

const pageSize = 20;

function selectDebated(db: Database, reader: DebateReader) {
  return selectVoices(db, reader)
    .select(
      sql<boolean>`exists (select from provision_state state
        cross join (select max(number) as number from paper_version
          where paper_id = paper.id and published_at is not null) latest
        where state.provision_id = said.provision_id and state.from_version <= latest.number
          and (state.until_version is null or state.until_version > latest.number))`.as('stands'),
    )
    .select(
      sql<boolean>`exists (select from support where support.contribution_id = said.id
        and support.person_id = ${reader.viewer?.person ?? null})`.as('supported'),
    );
}

/** What was said on a provision, oldest first from after `cursor` (an identifier), with the replies and answers. */
export async function thread(
  db: Database,
  provision: number,
  reader: DebateReader,
  cursor = 0,
): Promise<{ entries: ThreadEntry[]; next: number | null }> {
  const rows = await selectDebated(db, reader)
    .where('said.provision_id', '=', provision)
    .where('said.reply_to', 'is', null)
    .where('said.id', '>', cursor)
    .orderBy('said.id')
    .limit(pageSize + 1)
    .execute();
  const voices = rows.slice(0, pageSize);
  const entries = await withReplies(db, reader, voices, provision);
  return { entries, next: rows.length > pageSize ? (voices.at(-1)?.id ?? null) : null };
}

async function withReplies(
  db: Database,
  reader: DebateReader,
  voices: readonly DebatedVoice[],
  provision: number,
): Promise<ThreadEntry[]> {
  if (voices.length === 0) return [];
  const ids = voices.map(({ id }) => id);
  const replies = await selectDebated(db, reader)
    .where('said.reply_to', 'in', ids)
    .orderBy('said.id')
    .limit(200)
    .execute();
  const answers = await answersTo(
    db,
    'contribution_id',
    [...ids, ...replies.map(({ id }) => id)],
    reader.language,
  );
  const quoted = await quotedWords(db, provision, voices);
  const answered = (id: number) => answers.filter(({ contribution }) => contribution === id);
  return voices.map((voice) => ({
    voice,
    answers: answered(voice.id),
    quoted: quoted.get(voice.id) ?? null,
    replies: replies
      .filter(({ replyTo }) => replyTo === voice.id)
      .map((reply) => ({ voice: reply, answers: answered(reply.id) })),
  }));
}

/** One contribution by its name, with what was answered; null when there is none. */
export async function contributionNamed(
  db: Database,
  edition: number,
  slug: string,
  reader: DebateReader,
): Promise<ThreadEntry | null> {
  const row = await selectDebated(db, reader)
    .select('said.provision_id as provision')
    .where('said.edition_id', '=', edition)
    .where('said.slug', '=', slug)
    .executeTakeFirst();
  if (!row) return null;
  const { provision, ...voice } = row;
  const [entry] = await withReplies(db, reader, [voice], provision);
  return entry ?? null;
}
