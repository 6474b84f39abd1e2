import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { recordModeration, tellAuthor } from './moderate.ts';
import { type Author, ownContribution } from './own-contribution.ts';
import type { Letter } from './send-mail.ts';
import { contributionUnderLock, moveTo } from './standing.ts';

/** Asks another moderator to look again at one's own words that were hidden; once per decision. */
export function appeal(
  db: Database,
  author: Author,
  given: { readonly text: string; readonly language: string },
  now: Date,
): Promise<Result<string, PermissionRefusal | 'not-yours' | 'nothing-to-appeal'>> {
  return db.transaction().execute(async (trx) => {
    const said = await ownContribution(trx, author);
    if (!said) return refused('not-yours');
    const viewer = 'viewer' in author ? author.viewer : null;
    const decision = await authorise(trx, viewer, { act: 'appeal', place: said.place, open: [] });
    if (!decision.ok) return decision;
    const last = await trx
      .selectFrom('moderation')
      .select(['id', 'verdict'])
      .where('contribution_id', '=', said.id)
      .where('undone_at', 'is', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (said.standing !== 'hidden' || last?.verdict !== 'hide') return refused('nothing-to-appeal');
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('appeal')
      .values({ moderation_id: last.id, text: given.text, language: given.language, created_at: now })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return done(said.slug);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'appealed',
        edition_id: said.edition,
        person_id: said.person,
        paper_id: said.paper,
        provision_id: said.provision,
        contribution_id: said.id,
      })
      .execute();
    return done(said.slug);
  });
}

export interface AppealDecision {
  readonly edition: number;
  readonly appeal: number;
  /** True: the words come back. */
  readonly upheld: boolean;
  readonly note: string;
  readonly letter: (language: string) => Letter;
}

/** Decides on an appeal; never the moderator who hid the words, nor their author. */
export function decideAppeal(
  db: Database,
  viewer: Viewer | null,
  given: AppealDecision,
  now: Date,
): Promise<
  Result<string, PermissionRefusal | 'no-such-appeal' | 'own-decision' | 'own-words' | 'decided-meanwhile'>
> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('appeal')
      .innerJoin('moderation', 'moderation.id', 'appeal.moderation_id')
      .innerJoin('mandate', 'mandate.id', 'moderation.mandate_id')
      .innerJoin('contribution as said', 'said.id', 'moderation.contribution_id')
      .select(['appeal.id', 'decided_at', 'said.slug', 'mandate.person_id as hiddenBy'])
      .where('appeal.id', '=', given.appeal)
      .where('said.edition_id', '=', given.edition)
      .forUpdate('appeal')
      .executeTakeFirst();
    const said = row && (await contributionUnderLock(trx, { edition: given.edition, slug: row.slug }));
    const place = said?.place ?? { circuit: null, track: null, paper: null };
    const decision = await authorise(trx, viewer, { act: 'decide-appeal', place, open: [] });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    if (!row || !said) return refused('no-such-appeal');
    if (said.person === viewer.person) return refused('own-words');
    if (row.hiddenBy === viewer.person) return refused('own-decision');
    if (row.decided_at) return refused('decided-meanwhile');
    const { upheld, note } = given;
    await trx
      .updateTable('appeal')
      .set({ upheld, note, mandate_id: decision.mandate.id, decided_at: now })
      .where('id', '=', row.id)
      .execute();
    if (upheld && said.standing === 'hidden') await moveTo(trx, said, 'published', now);
    await tellAuthor(trx, said, given.letter, now);
    const kind = upheld ? 'appeal-upheld' : 'appeal-dismissed';
    await recordModeration(trx, said, { kind, viewer, mandate: decision.mandate.id, reason: null }, now);
    return done(said.slug);
  });
}
