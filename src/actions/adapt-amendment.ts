import type { Operation } from '../domain/amendments/amendment.ts';
import { isOpen } from '../domain/amendments/course.ts';
import type { Fault } from '../domain/amendments/plan.ts';
import { applyWithin } from '../domain/amendments/within.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { ownBacking } from '../queries/own-backing.ts';
import type { Database } from '../store/database.ts';
import { amendmentsOf, amendmentUnderLock, type HeldAmendment } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { latestVersion } from './latest-version.ts';
import { nameNew } from './name-new.ts';
import { textAmended } from './proposed-text.ts';
import { saveWording } from './save-wording.ts';
import { takeStep } from './take-step.ts';
import { type LanguageRefusal, languageWordedIn } from './worded-in.ts';

export interface Adaptation {
  readonly code: string;
  /** The number of the version that was read. */
  readonly version: number;
  /** New provisions named as one likes: they get their names here. */
  readonly operations: readonly Operation[];
  /** The language whose text is amended; undefined: the authentic one, or that of the amendment it amends. */
  readonly wordedIn?: string | undefined;
}

export type AdaptRefusal =
  | PermissionRefusal
  | Fault
  | 'beyond-the-amended'
  | LanguageRefusal
  | 'no-such-amendment'
  | 'not-yours'
  | 'amendment-ended'
  | 'not-now'
  | 'changed-meanwhile';

/**
 * Its first author words anew what could not be carried over to the version of today; everything else about it stands.
 * One that was accepted is to be decided again: nobody accepted these words.
 */
export function adaptAmendment(
  db: Database,
  viewer: Viewer | null,
  given: Adaptation,
  now: Date,
): Promise<Result<string, AdaptRefusal>> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { paper, wording } = amendment;
    const decision = await authorise(trx, viewer, {
      act: 'adapt-amendment',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!(await ownBacking(trx, amendment.id, viewer.person)).first) return refused('not-yours');
    if (!isOpen(amendment.state)) return refused('amendment-ended');
    const latest = await latestVersion(trx, paper.id);
    if (latest?.number !== given.version) return refused('changed-meanwhile');
    // Sent again, the first one did it.
    if (wording.carried === null && wording.version === latest.number && wording.number > 1)
      return done(amendment.code);
    // What was not open when a version came out was not even tried.
    if (wording.carried !== 'needs-author' && wording.version === latest.number) return refused('not-now');
    const saved = await wordAnew(trx, amendment, given, { latest, person: viewer.person }, now);
    if (!saved.ok) return saved;
    const held = { id: amendment.id, edition: paper.edition, paper: paper.id };
    const by = { person: viewer.person, mandate: null };
    if (amendment.state === 'accepted')
      await takeStep(trx, held, { kind: 'reopened', wording: saved.value, ...by }, now);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'amendment-adapted',
        edition_id: paper.edition,
        person_id: viewer.person,
        paper_id: paper.id,
        amendment_id: amendment.id,
      })
      .execute();
    return done(amendment.code);
  });
}

/** Saves the new words where they can be said of the text of today; returns their row. */
async function wordAnew(
  trx: Database,
  amendment: HeldAmendment,
  given: Adaptation,
  {
    latest,
    person,
  }: { readonly latest: { readonly id: number; readonly number: number }; readonly person: string },
  now: Date,
): Promise<Result<number, Fault | LanguageRefusal | 'beyond-the-amended'>> {
  const { paper, wording } = amendment;
  const [parent = null] =
    amendment.parent === null ? [] : await amendmentsOf(trx, paper, { id: amendment.parent });
  const { wordedIn } = given;
  const asked = { wordedIn, operations: given.operations, parent, version: latest.number };
  const worded = await languageWordedIn(trx, paper, asked);
  if (!worded.ok) return worded;
  const language = worded.value;
  const current = { ...amendment, wording: { ...wording, version: latest.number, language } };
  const against = await textAmended(trx, current);
  const operations = nameNew(given.operations, amendment.code, paper.code, wording.number + 1);
  const applied = applyWithin(against, operations);
  if (!applied.ok) return refused(applied.refusal);
  const saved = await saveWording(
    trx,
    amendment.id,
    {
      language,
      operations,
      version: latest.id,
      parentWording: parent?.wording.id ?? null,
      ids: against.ids,
      by: { madeBy: 'author', person, mandate: null },
    },
    now,
  );
  return done(saved);
}
