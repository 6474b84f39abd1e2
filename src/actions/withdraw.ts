import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { type Author, ownContribution } from './own-contribution.ts';
import { moveTo, textHash } from './standing.ts';

/** Takes back one's own words. Their place, the answers to them and what came of them stay. */
export function withdraw(
  db: Database,
  author: Author,
  now: Date,
): Promise<Result<string, PermissionRefusal | 'not-yours' | 'hidden-already'>> {
  return db.transaction().execute(async (trx) => {
    const said = await ownContribution(trx, author);
    if (!said) return refused('not-yours');
    const viewer = 'viewer' in author ? author.viewer : null;
    const decision = await authorise(trx, viewer, { act: 'withdraw', place: said.place, open: [] });
    if (!decision.ok) return decision;
    if (said.standing === 'withdrawn') return done(said.slug);
    // What was hidden stays hidden, with its reason.
    if (said.standing === 'hidden') return refused('hidden-already');
    await moveTo(trx, said, 'withdrawn', now);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'contribution-withdrawn',
        edition_id: said.edition,
        person_id: said.person,
        paper_id: said.paper,
        provision_id: said.provision,
        contribution_id: said.id,
        content: JSON.stringify({ text: textHash(said.text) }),
      })
      .execute();
    return done(said.slug);
  });
}
