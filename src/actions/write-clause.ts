import { sql } from 'kysely';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { typedStretch } from '../domain/typed-text.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { draftOf } from './draft-of-paper.ts';
import { type FoundOrigin, findOrigins } from './find-origins.ts';
import { type LockedPaper, paperUnderLock } from './paper-under-lock.ts';

export interface NewClause {
  readonly outcome: string;
  /** The heading it stands under, by name. */
  readonly heading: string;
  readonly language: string;
  readonly text: string;
  /** Codes of recommendations, names of contributions, answers and priorities. */
  readonly origins: readonly string[];
  readonly kind: 'adopted' | 'adapted' | 'merged' | 'inspired';
  /** What was kept or changed; for a clause without any origin: why it is new. */
  readonly note: string;
  readonly key: string;
}

export type ClauseRefusal =
  | {
      readonly ok: false;
      readonly refusal: PermissionRefusal | 'no-outcome' | 'no-such-heading' | 'new-needs-reason';
    }
  | { readonly ok: false; readonly refusal: 'unknown-origins'; readonly unknown: readonly string[] };

/** Writes a clause into the draft of the outcome, with where it comes from; returns its name in the outcome. */
export function writeClause(
  db: Database,
  viewer: Viewer | null,
  given: NewClause,
  now: Date,
): Promise<Result<string, never> | ClauseRefusal> {
  return db.transaction().execute(async (trx) => {
    const outcome = await paperUnderLock(trx, given.outcome, now);
    if (!outcome) return refused('no-outcome');
    const decision = await authorise(trx, viewer, {
      act: 'write-clause',
      place: outcome.place,
      open: outcome.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const again = await trx
      .selectFrom('event')
      .innerJoin('provision', 'provision.id', 'event.provision_id')
      .select('ref')
      .where('event.kind', '=', 'clause-written')
      .where(sql<boolean>`event.content->>'key' = ${given.key}`)
      .executeTakeFirst();
    if (again) return done(again.ref);
    const { found, unknown } = await findOrigins(trx, outcome.edition, given.origins);
    if (unknown.length > 0) return { ok: false, refusal: 'unknown-origins', unknown };
    if (found.length === 0 && given.note === '') return refused('new-needs-reason');
    const draft = await draftOf(trx, outcome.id);
    const position = await positionUnder(trx, outcome.id, given.heading);
    if (position === null) return refused('no-such-heading');
    const clause = await insertClause(trx, outcome, draft, position, given);
    const written = { mandate: decision.mandate.id, now };
    await insertOrigins(trx, clause.id, found, given, written);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'clause-written',
        edition_id: outcome.edition,
        person_id: viewer.person,
        mandate_id: decision.mandate.id,
        paper_id: outcome.id,
        provision_id: clause.id,
        content: JSON.stringify({ key: given.key }),
      })
      .execute();
    return done(clause.ref);
  });
}

/** The place after the last provision under a heading; null when there is no such heading. */
async function positionUnder(trx: Database, outcome: number, heading: string): Promise<number | null> {
  const standing = await trx
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .select(['ref', 'kind', 'state.position'])
    .where('paper_id', '=', outcome)
    .where('until_version', 'is', null)
    .orderBy('state.position')
    .execute();
  const start = standing.findIndex(({ ref, kind }) => ref === heading && kind === 'heading');
  if (start < 0) return null;
  const after = standing.slice(start + 1);
  const end = after.findIndex(({ kind }) => kind === 'heading');
  const last = (end < 0 ? after : after.slice(0, end)).at(-1) ?? standing[start];
  const next = end < 0 ? undefined : after[end];
  const from = last?.position ?? 0;
  return next ? (from + next.position) / 2 : from + 1000;
}

async function insertClause(
  trx: Database,
  outcome: LockedPaper,
  draft: number,
  position: number,
  given: NewClause,
) {
  const refs = await trx
    .selectFrom('provision')
    .select('ref')
    .where('paper_id', '=', outcome.id)
    .where('ref', 'like', 'r%')
    .execute();
  const last = Math.max(0, ...refs.map(({ ref }) => Number(/^r(\d+)$/.exec(ref)?.[1] ?? 0)));
  const ref = `r${String(last + 1).padStart(2, '0')}`;
  const { id } = await trx
    .insertInto('provision')
    .values({ paper_id: outcome.id, ref })
    .returning('id')
    .executeTakeFirstOrThrow();
  const state = await trx
    .insertInto('provision_state')
    .values({
      provision_id: id,
      from_version: draft,
      kind: 'recommendation',
      part: 'recommendations',
      position,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const plain = typedStretch(given.text).trim();
  const content = JSON.stringify([{ type: 'text', text: plain }]);
  await trx
    .insertInto('provision_text')
    .values({ state_id: state.id, language: given.language, status: 'original', content, plain })
    .execute();
  return { id, ref };
}

async function insertOrigins(
  trx: Database,
  clause: number,
  found: readonly FoundOrigin[],
  given: NewClause,
  written: { readonly mandate: number; readonly now: Date },
): Promise<void> {
  const own = { clause_id: clause, mandate_id: written.mandate, created_at: written.now };
  if (found.length === 0) {
    await trx
      .insertInto('new_clause')
      .values({ ...own, reason: given.note })
      .execute();
    return;
  }
  await trx
    .insertInto('lineage')
    .values(found.map((origin) => ({ ...own, ...origin, kind: given.kind, note: given.note })))
    .execute();
}
