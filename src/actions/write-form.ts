import { sql } from 'kysely';
import { type FormKind, formWords, saysTooMuch } from '../domain/papers/paper-form.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { formInHand } from '../queries/form-in-hand.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { paperUnderLock } from './paper-under-lock.ts';

export interface FormEdit {
  readonly paper: string;
  readonly kind: FormKind;
  readonly language: string;
  /** The version of the paper it is written for: the latest published one, or the draft. */
  readonly version: number;
  readonly text: string;
  /** The edit that stood there when it was written, 0 for none: nobody overwrites unread words. */
  readonly basis: number;
  /** Of a translation: the edit of the original it was made from; 0 in the original language. */
  readonly original: number;
  readonly key: string;
}

export type WriteFormRefusal =
  | PermissionRefusal
  | 'no-such-paper'
  | 'not-a-paper'
  | 'no-original-form'
  | 'too-many-sentences'
  | 'changed-meanwhile';

/**
 * Writes the summary of a paper, or the paper in simple words, for one of its versions; returns that version, with which
 * it is public. In the original language its editors write it, in others it is translated.
 */
export function writeForm(
  db: Database,
  viewer: Viewer | null,
  given: FormEdit,
  now: Date,
): Promise<Result<number, WriteFormRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('no-such-paper');
    const { kind, language, version } = given;
    const act = language === paper.authentic ? 'write-form' : 'translate-form';
    const decision = await authorise(trx, viewer, { act, place: paper.place, open: paper.open });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    if (paper.kind === 'outcome') return refused('not-a-paper');
    const again = await versionWithKey(trx, viewer, given.key);
    if (again !== undefined) return done(again);
    const text = formWords(kind, given.text);
    if (saysTooMuch(kind, text, language)) return refused('too-many-sentences');
    const asked = { paper: paper.id, authentic: paper.authentic, kind, language, version };
    const hand = await formInHand(trx, asked);
    if (!hand) return refused(act === 'write-form' ? 'changed-meanwhile' : 'no-original-form');
    if (hand.basis !== given.basis || (hand.original?.id ?? 0) !== given.original)
      return refused('changed-meanwhile');
    const { id } = await trx
      .insertInto('paper_form')
      .values({
        paper_id: paper.id,
        kind,
        language,
        version,
        text,
        original_id: hand.original?.id ?? null,
        written_under: decision.mandate.id,
        written_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: act === 'write-form' ? 'form-written' : 'form-translated',
        edition_id: paper.edition,
        person_id: viewer.person,
        mandate_id: decision.mandate.id,
        paper_id: paper.id,
        content: JSON.stringify({ key: given.key, form: kind, language, version, edit: id }),
      })
      .execute();
    return done(version);
  });
}

/** The version that the same person wrote for with the same key: what was sent again is done. */
async function versionWithKey(trx: Database, viewer: Viewer, key: string): Promise<number | undefined> {
  const event = await trx
    .selectFrom('event')
    .select(sql<number>`(content->>'version')::integer`.as('version'))
    .where('kind', 'in', ['form-written', 'form-translated'])
    .where('person_id', '=', viewer.person)
    .where(sql<boolean>`content->>'key' = ${key}`)
    .executeTakeFirst();
  return event?.version;
}
