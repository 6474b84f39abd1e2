import { isDeepStrictEqual } from 'node:util';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { holdKey } from './hold-key.ts';
import { nameNew } from './name-new.ts';
import type { LockedPaper } from './paper-under-lock.ts';
import type { NewAmendment } from './propose-amendment.ts';

/** The code of what was proposed with this key before, if anything: the same amendment of the same person, or else a refusal. */
export async function proposedWithKey(
  trx: Database,
  paper: LockedPaper,
  person: string,
  given: NewAmendment,
): Promise<Result<string | null, 'key-used'>> {
  await holdKey(trx, given.key);
  const before = await trx
    .selectFrom('amendment')
    .innerJoin('amendment_wording as wording', 'wording.amendment_id', 'amendment.id')
    .leftJoin('amendment as above', 'above.id', 'amendment.parent_id')
    .select(['amendment.code', 'amendment.person_id as person', 'amendment.paper_id as paper'])
    .select(['amendment.reason', 'amendment.language', 'amendment.constituency', 'wording.operations'])
    .select('above.code as parent')
    .where('amendment.idempotency_key', '=', given.key)
    .where('wording.number', '=', 1)
    .executeTakeFirst();
  if (!before) return done(null);
  const operations = JSON.stringify(nameNew(given.operations, before.code, paper.code));
  const same =
    before.person === person &&
    before.paper === paper.id &&
    (['parent', 'reason', 'language', 'constituency'] as const).every(
      (part) => before[part] === given[part],
    ) &&
    isDeepStrictEqual(before.operations, JSON.parse(operations));
  return same ? done(before.code) : refused('key-used');
}
