import type { Database } from './database.ts';
import { type QuotedWords, quotedWords } from './quotes.ts';
import { answersTo, type Reader, type Reply, selectVoices, type Voice } from './voices.ts';

export interface ThreadEntry {
  readonly voice: Voice;
  readonly answers: readonly Reply[];
  /** The words it quotes of the provision. */
  readonly quoted: QuotedWords | null;
  readonly replies: readonly { readonly voice: Voice; readonly answers: readonly Reply[] }[];
}

const pageSize = 20;

/** What was said on a provision, oldest first from after `cursor` (an identifier), with the replies and answers. */
export async function thread(
  db: Database,
  provision: number,
  reader: Reader,
  cursor = 0,
): Promise<{ entries: ThreadEntry[]; next: number | null }> {
  const rows = await selectVoices(db, reader)
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
  reader: Reader,
  voices: readonly Voice[],
  provision: number,
): Promise<ThreadEntry[]> {
  if (voices.length === 0) return [];
  const ids = voices.map(({ id }) => id);
  const replies = await selectVoices(db, reader)
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
  reader: Reader,
): Promise<ThreadEntry | null> {
  const row = await selectVoices(db, reader)
    .select('said.provision_id as provision')
    .where('said.edition_id', '=', edition)
    .where('said.slug', '=', slug)
    .executeTakeFirst();
  if (!row) return null;
  const { provision, ...voice } = row;
  const [entry] = await withReplies(db, reader, [voice], provision);
  return entry ?? null;
}
