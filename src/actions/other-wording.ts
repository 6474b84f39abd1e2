import type { Operation } from '../domain/amendments/amendment.ts';
import { fingerprint } from '../domain/amendments/fingerprint.ts';
import type { Fault } from '../domain/amendments/plan.ts';
import { applyWithin } from '../domain/amendments/within.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import type { HeldAmendment } from './amendment-under-lock.ts';
import { latestVersion } from './latest-version.ts';
import { nameNew } from './name-new.ts';
import { textAmended } from './proposed-text.ts';
import { saveWording } from './save-wording.ts';

interface By {
  readonly madeBy: 'lead' | 'translator';
  readonly person: string;
  readonly mandate: number;
}

/** The language in which an amendment can be accepted: the authentic one, or that of the amendment it amends. */
export const acceptedIn = ({ parent, wording, paper }: HeldAmendment): string =>
  parent === null ? paper.authentic : wording.language;

/**
 * Saves other words for an amendment, as they could be accepted; they do not count yet. For an amendment worded in
 * another language they render it in the authentic one. Returns the row.
 */
export async function otherWording(
  trx: Database,
  amendment: HeldAmendment,
  given: readonly Operation[],
  by: By,
  now: Date,
): Promise<Result<number, Fault | 'beyond-the-amended' | 'not-carried' | 'already-proposed'>> {
  const { paper, wording } = amendment;
  const latest = await latestVersion(trx, paper.id);
  if (!latest || latest.number !== wording.version) return refused('not-carried');
  const language = acceptedIn(amendment);
  const renders = language === wording.language ? null : wording.id;
  const against = await textAmended(trx, { ...amendment, wording: { version: latest.number, language } });
  const operations = nameNew(given, amendment.code, paper.code, wording.number + 1, wording.operations);
  const applied = applyWithin(against, operations);
  if (!applied.ok) return refused(applied.refusal);
  if (fingerprint(language, operations) === fingerprint(wording.language, wording.operations))
    return refused('already-proposed');
  const { madeBy, person, mandate } = by;
  const saved = await saveWording(
    trx,
    amendment.id,
    {
      language,
      operations,
      version: latest.id,
      parentWording: wording.parent,
      renders,
      ids: against.ids,
      by: { madeBy, person, mandate },
    },
    now,
    { pending: true },
  );
  return done(saved);
}
