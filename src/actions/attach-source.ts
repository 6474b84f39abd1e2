import { createHash } from 'node:crypto';
import { nameBesides, type SourceRefusal, sourceKind, sourceName } from '../domain/papers/source-file.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { paperUnderLock } from './paper-under-lock.ts';

/** As many files as a paper has at most. */
const most = 20;

export type AttachRefusal = PermissionRefusal | SourceRefusal | 'no-such-paper' | 'too-many-sources';

/** Attaches a file to a paper; returns its SHA-256. The same file again is the one that is there. */
export function attachSource(
  db: Database,
  viewer: Viewer | null,
  given: { readonly paper: string; readonly name: string; readonly bytes: Uint8Array },
  now: Date,
): Promise<Result<string, AttachRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('no-such-paper');
    const decision = await authorise(trx, viewer, {
      act: 'attach-source',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const kind = sourceKind(given.bytes);
    if (!kind.ok) return kind;
    const sha256 = createHash('sha256').update(given.bytes).digest('hex');
    const others = await trx
      .selectFrom('paper_source')
      .select(['name', 'sha256'])
      .where('paper_id', '=', paper.id)
      .where('withdrawn_at', 'is', null)
      .execute();
    if (others.some((other) => other.sha256 === sha256)) return done(sha256);
    if (others.length >= most) return refused('too-many-sources');
    const taken = new Set(others.map((other) => other.name));
    const name = nameBesides(sourceName(given.name, kind.value), taken);
    const size = given.bytes.length;
    await trx
      .insertInto('paper_source')
      .values({
        paper_id: paper.id,
        name,
        kind: kind.value,
        size,
        sha256,
        bytes: Buffer.from(given.bytes),
        mandate_id: decision.mandate.id,
        attached_at: now,
      })
      .execute();
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'source-attached',
        edition_id: paper.edition,
        person_id: viewer.person,
        mandate_id: decision.mandate.id,
        paper_id: paper.id,
        content: JSON.stringify({ sha256, name, size }),
      })
      .execute();
    return done(sha256);
  });
}
