import { isDeepStrictEqual } from 'node:util';
import { type Inline, plainText } from '../domain/papers/inline.ts';
import type { Database } from '../store/database.ts';

/** The last state of a provision: that of the draft where the draft has one of its own. */
export function standingState(trx: Database, paper: number, ref: string) {
  return trx
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .selectAll('state')
    .where('provision.paper_id', '=', paper)
    .where('ref', '=', ref)
    .where('until_version', 'is', null)
    .executeTakeFirst();
}

type State = NonNullable<Awaited<ReturnType<typeof standingState>>>;

/** The state the draft has of its own, made from the standing one with its texts when it has none. */
export async function stateInDraft(trx: Database, standing: State, draft: number): Promise<number> {
  if (standing.from_version === draft) return standing.id;
  await trx
    .updateTable('provision_state')
    .set({ until_version: draft })
    .where('id', '=', standing.id)
    .execute();
  const { kind, level, part, position, addressee, provision_id } = standing;
  const { id } = await trx
    .insertInto('provision_state')
    .values({ provision_id, from_version: draft, kind, level, part, position, addressee })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('provision_text')
    .columns(['state_id', 'language', 'status', 'content', 'plain'])
    .expression(
      trx
        .selectFrom('provision_text')
        .select((select) => [select.val(id).as('state_id'), 'language', 'status', 'content', 'plain'])
        .where('state_id', '=', standing.id),
    )
    .execute();
  return id;
}

/** Whether the words of a state are these, language by language; null where it has none. */
export async function wordsStand(
  trx: Database,
  state: number,
  words: Readonly<Record<string, readonly Inline[] | null>>,
): Promise<boolean> {
  const rows = await trx
    .selectFrom('provision_text')
    .select(['language', 'content'])
    .where('state_id', '=', state)
    .execute();
  const standing = new Map<string, unknown>(rows.map(({ language, content }) => [language, content]));
  return Object.entries(words).every(([language, shown]) =>
    isDeepStrictEqual(standing.get(language) ?? null, shown),
  );
}

/** Gives a provision another place in the draft. */
export async function moveInDraft(
  trx: Database,
  standing: State,
  draft: number,
  position: number,
): Promise<void> {
  const state = await stateInDraft(trx, standing, draft);
  await trx.updateTable('provision_state').set({ position }).where('id', '=', state).execute();
}

/** A provision that the draft no longer has: what only the draft had of it goes, what was published stays. */
export async function endState(trx: Database, standing: State | undefined, draft: number): Promise<void> {
  if (!standing) return;
  if (standing.from_version < draft) {
    await trx
      .updateTable('provision_state')
      .set({ until_version: draft })
      .where('id', '=', standing.id)
      .execute();
    return;
  }
  await trx.deleteFrom('provision_text').where('state_id', '=', standing.id).execute();
  await trx.deleteFrom('provision_state').where('id', '=', standing.id).execute();
}

/** Writes the words of a state in one language; words in the authentic one make the translations stale, and keep them. */
export async function writeWords(
  trx: Database,
  state: number,
  language: string,
  status: 'original' | 'human',
  content: readonly Inline[],
): Promise<void> {
  const written = { content: JSON.stringify(content), plain: plainText(content) };
  if (status === 'original')
    await trx
      .updateTable('provision_text')
      .set({ status: 'stale' })
      .where('state_id', '=', state)
      .where('status', 'in', ['human', 'machine'])
      .execute();
  await trx
    .insertInto('provision_text')
    .values({ state_id: state, language, status, ...written })
    .onConflict((on) => on.columns(['state_id', 'language']).doUpdateSet({ status, ...written }))
    .execute();
}
