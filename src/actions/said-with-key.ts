import type { HeldFor } from '../domain/contributions/holding.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { holdKey } from './hold-key.ts';
import type { LockedPaper } from './paper-under-lock.ts';
import type { Words } from './save-contribution.ts';

/** Who says it: the person who is signed in, or a guest by the hash of their private link. */
type Speaker = { readonly person: string } | { readonly secretHash: string; readonly name: string };

/** What was said with this key before, if anything: the same words of the same speaker, or else a refusal. */
export async function saidWithKey(
  trx: Database,
  paper: LockedPaper,
  by: Speaker,
  given: Words & { readonly replyTo?: string | null },
): Promise<Result<{ readonly slug: string; readonly held: HeldFor | null } | null, 'key-used'>> {
  await holdKey(trx, given.key);
  const before = await trx
    .selectFrom('contribution as said')
    .innerJoin('provision', 'provision.id', 'said.provision_id')
    .innerJoin('person', 'person.id', 'said.person_id')
    .leftJoin('contribution as above', 'above.id', 'said.reply_to')
    .select(['said.slug', 'said.held_for as held', 'said.person_id as person', 'person.name'])
    .select(['said.secret_hash as secretHash', 'provision.paper_id as paper', 'provision.ref'])
    .select(['said.text', 'said.language', 'said.kind', 'said.constituency', 'said.people'])
    .select('above.slug as replyTo')
    .where('said.idempotency_key', '=', given.key)
    .executeTakeFirst();
  if (!before) return done(null);
  const bySame =
    'person' in by
      ? before.person === by.person
      : before.secretHash === by.secretHash && before.name === by.name;
  const same =
    bySame &&
    before.paper === paper.id &&
    before.replyTo === (given.replyTo ?? null) &&
    (['ref', 'text', 'language', 'kind', 'constituency', 'people'] as const).every(
      (part) => before[part] === given[part],
    );
  return same ? done({ slug: before.slug, held: before.held as HeldFor | null }) : refused('key-used');
}
