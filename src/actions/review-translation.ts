import { type Inline, plainText } from '../domain/papers/inline.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { typedWords } from '../domain/typed-text.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { paperUnderLock } from './paper-under-lock.ts';
import { standingState } from './provision-in-draft.ts';

export interface Review {
  readonly paper: string;
  readonly ref: string;
  readonly language: string;
  /** The translation as it was read: when another was written meanwhile, nobody has read that one. */
  readonly read: readonly Inline[];
}

export type ReviewRefusal =
  | PermissionRefusal
  | 'no-such-provision'
  | 'no-such-translation'
  | 'translation-stale'
  | 'own-translation'
  | 'changed-meanwhile'
  | 'not-a-paper';

/**
 * Says that somebody else than its translator has read a translation again. The words stay as they are, so that no
 * draft is needed; a new translation drops the mark. Of a translation that is reviewed already, nothing changes.
 */
export function reviewTranslation(
  db: Database,
  viewer: Viewer | null,
  given: Review,
  now: Date,
): Promise<Result<null, ReviewRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('no-such-provision');
    const decision = await authorise(trx, viewer, {
      act: 'review-translation',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    if (paper.kind === 'outcome') return refused('not-a-paper');
    const standing = await standingState(trx, paper.id, given.ref);
    if (!standing) return refused('no-such-provision');
    const text = await translationOf(trx, standing.id, given.language);
    if (!text || text.status === 'original') return refused('no-such-translation');
    if (wordsOf(text.content) !== wordsOf(given.read)) return refused('changed-meanwhile');
    if (text.status === 'stale') return refused('translation-stale');
    if (text.translator === viewer.person) return refused('own-translation');
    if (text.reviewed_at) return done(null);
    await trx
      .updateTable('provision_text')
      .set({ reviewed_under: decision.mandate.id, reviewed_at: now })
      .where('state_id', '=', standing.id)
      .where('language', '=', given.language)
      .execute();
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'translation-reviewed',
        edition_id: paper.edition,
        person_id: viewer.person,
        mandate_id: decision.mandate.id,
        paper_id: paper.id,
        provision_id: standing.provision_id,
        content: JSON.stringify({ language: given.language }),
      })
      .execute();
    return done(null);
  });
}

const translationOf = (trx: Database, state: number, language: string) =>
  trx
    .selectFrom('provision_text as text')
    .leftJoin('mandate', 'mandate.id', 'text.translated_under')
    .select(['text.status', 'text.content', 'text.reviewed_at', 'mandate.person_id as translator'])
    .where('text.state_id', '=', state)
    .where('text.language', '=', language)
    .executeTakeFirst();

/** The words as they are compared: what a form takes away on their way through it says nothing. */
const wordsOf = (content: readonly Inline[]): string => typedWords(plainText(content)).replace(/\s+/g, ' ');
