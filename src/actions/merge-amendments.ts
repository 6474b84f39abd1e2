import type { Text } from '../domain/amendments/amendment.ts';
import type { Conflict } from '../domain/amendments/conflicts.ts';
import { keptWords } from '../domain/amendments/rendering.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { mergePreview } from '../queries/merge-preview.ts';
import type { Database } from '../store/database.ts';
import { amendmentsOf, type HeldAmendment } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { draftOf } from './draft-of-paper.ts';
import { paperUnderLock } from './paper-under-lock.ts';
import { standingState, writeTranslation } from './provision-in-draft.ts';
import { takeStep } from './take-step.ts';
import { writeText } from './write-text.ts';

export type MergeRefusal =
  | {
      readonly ok: false;
      readonly refusal: PermissionRefusal | 'no-such-paper' | 'nothing-to-merge' | 'not-a-paper';
    }
  | { readonly ok: false; readonly refusal: 'not-carried'; readonly codes: readonly string[] }
  | { readonly ok: false; readonly refusal: 'conflicts'; readonly conflicts: readonly Conflict[] };

/**
 * Merges every accepted amendment of a paper into its draft, beside what its editors wrote there; returns the number of
 * the draft. The text is computed here from the version and the operations, and read back from the database and
 * compared before anything counts.
 */
export function mergeAmendments(
  db: Database,
  viewer: Viewer | null,
  slug: string,
  now: Date,
): Promise<Result<number, never> | MergeRefusal> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, slug, now);
    if (!paper) return refused('no-such-paper');
    const decision = await authorise(trx, viewer, {
      act: 'merge-amendments',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    if (paper.kind === 'outcome') return refused('not-a-paper');
    const preview = await mergePreview(trx, paper.id, paper.authentic);
    if (preview.codes.length === 0) return refused('nothing-to-merge');
    if (preview.stuck.length > 0)
      return { ok: false, refusal: 'not-carried', codes: preview.stuck.map(({ code }) => code) };
    if (!preview.merged?.ok)
      return { ok: false, refusal: 'conflicts', conflicts: preview.merged?.conflicts ?? [] };
    const { text, descent } = preview.merged;
    const draft = await draftOf(trx, paper.id);
    const before = preview.draft ?? preview.before;
    const version = await writeText(trx, paper, draft, { before, after: text, descent });
    const accepted = await amendmentsOf(trx, paper, { states: ['accepted'] });
    await keepOwnWords(trx, accepted, text);
    const by = { person: viewer.person, mandate: decision.mandate.id };
    for (const { id, wording } of accepted) {
      const held = { id, edition: paper.edition, paper: paper.id };
      await takeStep(trx, held, { kind: 'merged', wording: wording.id, version, ...by }, now);
    }
    return done(draft);
  });
}

/** Nobody translated them: they are the words of an author. */
const byAmendment = { mandate: null, at: null, status: 'human', waived: [] } as const;

/** The words of amendments that were made in another language stay there, as the translation of what they became. */
async function keepOwnWords(trx: Database, accepted: readonly HeldAmendment[], text: Text): Promise<void> {
  for (const { paper, wording } of accepted) {
    if (wording.renders === null) continue;
    const own = await trx
      .selectFrom('amendment_wording')
      .select(['language', 'operations'])
      .where('id', '=', wording.renders)
      .executeTakeFirstOrThrow();
    for (const { ref, content } of keptWords(own.operations, wording.operations, text)) {
      const state = await standingState(trx, paper.id, ref);
      if (state) await writeTranslation(trx, state.id, own.language, content, byAmendment);
    }
  }
}
