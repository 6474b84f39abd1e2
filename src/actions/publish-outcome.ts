import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { publicationGaps } from '../queries/publication-gaps.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { type LockedPaper, paperUnderLock } from './paper-under-lock.ts';

export type PublishRefusal = PermissionRefusal | 'no-outcome' | 'no-draft' | 'incomplete';

/**
 * Publishes the draft of the outcome; returns its number. Refused as incomplete while a clause comes from nowhere
 * without saying why, or a recommendation of the edition has no disposition: `publicationGaps` names each.
 */
export function publishOutcome(
  db: Database,
  viewer: Viewer | null,
  outcome: string,
  now: Date,
): Promise<Result<number, PublishRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, outcome, now);
    if (!paper) return refused('no-outcome');
    const decision = await authorise(trx, viewer, {
      act: 'publish-outcome',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const draft = await trx
      .selectFrom('paper_version')
      .select(['id', 'number'])
      .where('paper_id', '=', paper.id)
      .where('published_at', 'is', null)
      .executeTakeFirst();
    if (!draft) return refused('no-draft');
    const gaps = await publicationGaps(trx, paper.id, draft.number);
    if (gaps.clauses.length + gaps.recommendations.length > 0) return refused('incomplete');
    await trx
      .updateTable('paper_version')
      .set({ published_at: now, mandate_id: decision.mandate.id })
      .where('id', '=', draft.id)
      .execute();
    await nameClauses(trx, paper);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'outcome-published',
        edition_id: paper.edition,
        person_id: viewer.person,
        mandate_id: decision.mandate.id,
        paper_id: paper.id,
        content: JSON.stringify({ version: draft.number }),
      })
      .execute();
    return done(draft.number);
  });
}

/** Each clause gets its permanent code when it is first published. */
async function nameClauses(trx: Database, paper: LockedPaper): Promise<void> {
  const clauses = await trx
    .selectFrom('provision')
    .innerJoin('provision_state as state', 'state.provision_id', 'provision.id')
    .select(['provision.id', 'ref'])
    .where('paper_id', '=', paper.id)
    .where('state.kind', '=', 'recommendation')
    .where('state.until_version', 'is', null)
    .execute();
  if (clauses.length === 0) return;
  await trx
    .insertInto('recommendation')
    .values(
      clauses.map(({ id, ref }) => ({
        provision_id: id,
        edition_id: paper.edition,
        code: `${paper.code}-${ref.toUpperCase()}`,
      })),
    )
    .onConflict((on) => on.column('provision_id').doNothing())
    .execute();
}
