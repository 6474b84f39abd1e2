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

/** What a text takes along into another state of its provision. */
const kept = [
  'language',
  'status',
  'content',
  'plain',
  'source_content',
  'translated_under',
  'translated_at',
  'reviewed_under',
  'reviewed_at',
  'waived_terms',
  'suggestion_id',
] as const;

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
    .columns(['state_id', ...kept])
    .expression(
      trx
        .selectFrom('provision_text')
        .select((select) => [select.val(id).as('state_id'), ...kept])
        .where('state_id', '=', standing.id),
    )
    .execute();
  return id;
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

/**
 * Writes the authentic words of a state. Its translations become stale and are kept, with the words they were made
 * from: a translation that was in step with the authentic text was one of that text, whoever made it.
 */
export async function writeAuthentic(
  trx: Database,
  state: number,
  language: string,
  content: readonly Inline[],
): Promise<void> {
  const written = { content: JSON.stringify(content), plain: plainText(content) };
  await trx
    .updateTable('provision_text')
    .set((set) => ({
      status: 'stale',
      source_content: set.fn.coalesce('source_content', authenticContent(trx, state)).$castTo<string>(),
    }))
    .where('state_id', '=', state)
    .where('status', 'in', ['human', 'machine'])
    .execute();
  await trx
    .insertInto('provision_text')
    .values({ state_id: state, language, status: 'original', ...written })
    .onConflict((on) => on.columns(['state_id', 'language']).doUpdateSet({ status: 'original', ...written }))
    .execute();
}

/**
 * How a translation was made: under which mandate and when (one that came with an amendment, under none), by whom or
 * what, and against which terms of the termbase.
 */
export interface Made {
  readonly mandate: number | null;
  readonly at: Date | null;
  readonly status: 'human' | 'machine';
  readonly waived: readonly string[];
  /** The suggestion it follows. */
  readonly suggestion?: number;
}

/** Writes a translation of the words of a state: nobody has read it again yet. */
export async function writeTranslation(
  trx: Database,
  state: number,
  language: string,
  content: readonly Inline[],
  made: Made,
): Promise<void> {
  const written = {
    status: made.status,
    content: JSON.stringify(content),
    plain: plainText(content),
    source_content: authenticContent(trx, state),
    translated_under: made.mandate ?? null,
    translated_at: made.at ?? null,
    reviewed_under: null,
    reviewed_at: null,
    waived_terms: [...made.waived],
    suggestion_id: made.suggestion ?? null,
  };
  await trx
    .insertInto('provision_text')
    .values({ state_id: state, language, ...written })
    .onConflict((on) => on.columns(['state_id', 'language']).doUpdateSet(written))
    .execute();
}

/** The words a translation is made from, as the database keeps them. */
const authenticContent = (trx: Database, state: number) =>
  trx
    .selectFrom('provision_text as authentic')
    .select('authentic.content')
    .where('authentic.state_id', '=', state)
    .where('authentic.status', '=', 'original')
    .$castTo<{ content: string }>();
