import { sql } from 'kysely';
import type { Inline } from '../domain/papers/inline.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { seenNow } from '../queries/translations.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { draftOf } from './draft-of-paper.ts';
import { paperUnderLock } from './paper-under-lock.ts';
import { standingState, stateInDraft, writeAuthentic, writeTranslation } from './provision-in-draft.ts';
import { termsLacking } from './terms-lacking.ts';

export interface Revision {
  readonly paper: string;
  readonly ref: string;
  readonly language: string;
  readonly content: readonly Inline[];
  /** The number of the state that was shown to be revised: when another was saved meanwhile, nothing is overwritten. */
  readonly basis: number;
  /**
   * Of a translation: the fingerprint of the words it was made before (`Segment`). A draft that is written twice keeps
   * its state, so the number alone does not tell.
   */
  readonly seen?: string | undefined;
  /** Of a translation: whether it is saved also without the words that the termbase expects; they are counted. */
  readonly waiveTerms?: boolean;
  readonly key: string;
}

export type ReviseRefusal =
  | PermissionRefusal
  | 'no-such-provision'
  | 'changed-meanwhile'
  | 'not-a-paper'
  | 'terms-missing';

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
    const decision = await authorise(trx, viewer, { act, place: paper.place, open: paper.open });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    // The clauses of an outcome are written from their origins, not here.
    if (paper.kind === 'outcome') return refused('not-a-paper');
    const again = await draftWithKey(trx, viewer, given.key);
    if (again !== undefined) return done(again);
    const standing = await standingState(trx, paper.id, given.ref);
    if (!standing) return refused('no-such-provision');
    if (standing.id !== given.basis) return refused('changed-meanwhile');
    if (given.seen !== undefined && given.seen !== (await seenNow(trx, standing.id, given.language)))
      return refused('changed-meanwhile');
    const waived = act === 'revise' ? [] : await termsLacking(trx, paper, standing.id, given);
    if (waived.length > 0 && !given.waiveTerms) return refused('terms-missing');
    const draft = await draftOf(trx, paper.id);
    const state = await stateInDraft(trx, standing, draft);
    const made = { mandate: decision.mandate.id, at: now, status: 'human', waived } as const;
    if (act === 'revise') await writeAuthentic(trx, state, given.language, given.content);
    else await writeTranslation(trx, state, given.language, given.content, made);
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
        content: JSON.stringify({
          key: given.key,
          version: draft,
          language: given.language,
          ...(waived.length > 0 ? { waived } : {}),
        }),
      })
      .execute();
    return done(draft);
  });
}

/** The draft that the same person wrote into with the same key: what was sent again is done. */
async function draftWithKey(trx: Database, viewer: Viewer, key: string): Promise<number | undefined> {
  const event = await trx
    .selectFrom('event')
    .select(sql<number>`(content->>'version')::integer`.as('version'))
    .where('kind', 'in', ['provision-revised', 'provision-translated'])
    .where('person_id', '=', viewer.person)
    .where(sql<boolean>`content->>'key' = ${key}`)
    .executeTakeFirst();
  return event?.version;
}
