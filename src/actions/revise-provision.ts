import { sql } from 'kysely';
import { type Inline, plainText } from '../domain/papers/inline.ts';
import { decide, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { draftOf } from './draft-of-paper.ts';
import { paperUnderLock } from './paper-under-lock.ts';

export interface Revision {
  readonly paper: string;
  readonly ref: string;
  readonly language: string;
  readonly content: readonly Inline[];
  /** The number of the state that was shown to be revised: when another was saved meanwhile, nothing is overwritten. */
  readonly basis: number;
  readonly key: string;
}

export type ReviseRefusal = PermissionRefusal | 'no-such-provision' | 'changed-meanwhile' | 'not-a-paper';

/**
 * Writes a provision anew in the draft of its paper, in one language; returns the number of the draft. In the
 * authentic language it is a revision, and its translations become stale; in another it is a translation.
 */
export function reviseProvision(
  db: Database,
  viewer: Viewer | null,
  given: Revision,
  now: Date,
): Promise<Result<number, ReviseRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('no-such-provision');
    const act = given.language === paper.authentic ? 'revise' : 'translate';
    const decision = decide(viewer, { act, place: paper.place, open: paper.open });
    if (!decision.ok || !viewer) return refused(decision.ok ? 'sign-in-first' : decision.refusal);
    if (!decision.mandate) return refused('not-your-role');
    // The clauses of an outcome are written from their origins, not here.
    if (paper.kind === 'outcome') return refused('not-a-paper');
    const again = await trx
      .selectFrom('event')
      .select(sql<number>`(content->>'version')::integer`.as('version'))
      .where('kind', 'in', ['provision-revised', 'provision-translated'])
      .where('person_id', '=', viewer.person)
      .where(sql<boolean>`content->>'key' = ${given.key}`)
      .executeTakeFirst();
    if (again) return done(again.version);
    const standing = await standingState(trx, paper.id, given.ref);
    if (!standing) return refused('no-such-provision');
    if (standing.id !== given.basis) return refused('changed-meanwhile');
    const draft = await draftOf(trx, paper.id);
    const state = await stateInDraft(trx, standing, draft);
    const written = { content: JSON.stringify(given.content), plain: plainText(given.content) };
    const status = act === 'revise' ? 'original' : 'human';
    if (act === 'revise')
      await trx
        .updateTable('provision_text')
        .set({ status: 'stale' })
        .where('state_id', '=', state)
        .where('status', 'in', ['human', 'machine'])
        .execute();
    await trx
      .insertInto('provision_text')
      .values({ state_id: state, language: given.language, status, ...written })
      .onConflict((on) => on.columns(['state_id', 'language']).doUpdateSet({ status, ...written }))
      .execute();
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: act === 'revise' ? 'provision-revised' : 'provision-translated',
        edition_id: paper.edition,
        person_id: viewer.person,
        mandate_id: decision.mandate.id,
        paper_id: paper.id,
        provision_id: standing.provision_id,
        content: JSON.stringify({ key: given.key, version: draft, language: given.language }),
      })
      .execute();
    return done(draft);
  });
}

/** The last state of a provision: that of the draft where the draft has one of its own. */
function standingState(trx: Database, paper: number, ref: string) {
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
async function stateInDraft(trx: Database, standing: State, draft: number): Promise<number> {
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
