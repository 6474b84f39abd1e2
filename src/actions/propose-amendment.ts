import type { Operation } from '../domain/amendments/amendment.ts';
import { codeOf, codeUnder, isAmendable, mayFollow } from '../domain/amendments/course.ts';
import { namesTouched } from '../domain/amendments/names.ts';
import type { Fault } from '../domain/amendments/plan.ts';
import { applyWithin } from '../domain/amendments/within.ts';
import type { HeldFor } from '../domain/contributions/holding.ts';
import { isTooMany, pace } from '../domain/contributions/pace.ts';
import type { NotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { AmendableText } from '../queries/amendable-text.ts';
import { ownBacking } from '../queries/own-backing.ts';
import type { Database } from '../store/database.ts';
import { amendmentsOf, type HeldAmendment, whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { countBacking } from './count-backing.ts';
import { holdAmendment } from './hold-amendment.ts';
import { latestVersion } from './latest-version.ts';
import { nameNew } from './name-new.ts';
import { type LockedPaper, paperUnderLock } from './paper-under-lock.ts';
import { textAmended } from './proposed-text.ts';
import { proposedWithKey } from './proposed-with-key.ts';
import { rememberAuthor } from './remember-author.ts';
import { saveWording } from './save-wording.ts';
import { takeStep } from './take-step.ts';
import { type LanguageRefusal, languageWordedIn } from './worded-in.ts';

export interface NewAmendment {
  readonly paper: string;
  /** The number of the version that was read. */
  readonly version: number;
  /** The amendment that is amended, by its code. */
  readonly parent: string | null;
  /** One's own amendment that this one takes the place of, by its code. */
  readonly substitutes: string | null;
  /** New provisions named as one likes: they get their names here. */
  readonly operations: readonly Operation[];
  /** The language whose text is amended; undefined: the authentic one, or that of the amendment that is amended. */
  readonly wordedIn?: string | undefined;
  readonly reason: string;
  /** Of the reason. */
  readonly language: string;
  readonly constituency: 'communities' | 'civil-society' | 'local-government';
  readonly mandate: string | undefined;
  /** The name of someone who gives it for the first time. */
  readonly name: string | undefined;
  /** Sent again with the same key, it is the same amendment. */
  readonly key: string;
}

export type ProposeRefusal =
  | PermissionRefusal
  | Fault
  | LanguageRefusal
  | NotPublic
  | 'no-such-paper'
  | 'no-such-amendment'
  | 'not-yours'
  | 'amendment-ended'
  | 'amends-already'
  | 'beyond-the-amended'
  | 'not-carried'
  | 'changed-meanwhile'
  | 'not-a-paper'
  | 'key-used'
  | 'name-of-authority'
  | 'too-many';

/**
 * Proposes an amendment against the latest version of a paper, or to another amendment; returns its code. It waits for
 * a moderator where a contribution would.
 */
export function proposeAmendment(
  db: Database,
  viewer: Viewer | null,
  given: NewAmendment,
  now: Date,
): Promise<Result<string, ProposeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('no-such-paper');
    const { place, open, edition } = paper;
    const request = { act: 'propose-amendment', place, open, mandate: given.mandate } as const;
    const decision = await authorise(trx, viewer, request);
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    const before = await proposedWithKey(trx, paper, viewer.person, given);
    if (!before.ok) return before;
    if (before.value !== null) return done(before.value);
    if (await proposedTooMany(trx, viewer.person, now)) return refused('too-many');
    const version = await latestVersion(trx, paper.id);
    if (!version) return refused('no-such-paper');
    if (version.number !== given.version) return refused('changed-meanwhile');
    const others = await relatedTo(trx, paper, given, version.number, viewer);
    if (!others.ok) return others;
    const { parent, replaced } = others.value;
    const { wordedIn, operations } = given;
    const asked = { wordedIn, operations, parent, version: version.number };
    const worded = await languageWordedIn(trx, paper, asked);
    if (!worded.ok) return worded;
    const against = { version: version.number, language: worded.value };
    const base = await textAmended(trx, { parent: parent?.id ?? null, paper, wording: against });
    const name = await nextName(trx, paper, parent, base, given.operations);
    const applied = applyWithin(base, name.operations);
    if (!applied.ok) return refused(applied.refusal);
    const by = { person: viewer.person, mandate: decision.mandate?.id ?? null };
    const remembered = await rememberAuthor(trx, viewer, { name: given.name, place: undefined });
    if (!remembered.ok) return remembered;
    const said = { edition, reason: given.reason, operations: name.operations, text: base.text };
    const held = await holdAmendment(trx, viewer, said, now);
    const id = await insert(trx, paper, name, { ...given, held }, by, now);
    const saved = { id, edition, paper: paper.id };
    const text = {
      language: base.text.language,
      operations: name.operations,
      version: version.id,
      ids: base.ids,
    };
    const parentWording = parent?.wording.id ?? null;
    const own = { ...text, parentWording, by: { madeBy: 'author', ...by } } as const;
    const wording = await saveWording(trx, id, own, now);
    await takeStep(trx, saved, { kind: 'proposed', wording, ...by }, now);
    if (!held) await countBacking(trx, { ...saved, state: 'seeking-support' }, wording, now);
    if (replaced) {
      const step = { kind: 'substituted', wording: replaced.wording.id, other: id, ...by } as const;
      await takeStep(trx, { ...saved, id: replaced.id }, step, now);
    }
    return done(name.code);
  });
}

/** The amendment that is amended, and the one that is taken the place of, when they can be. */
async function relatedTo(
  trx: Database,
  paper: LockedPaper,
  given: NewAmendment,
  version: number,
  viewer: Viewer,
): Promise<
  Result<
    { parent: HeldAmendment | null; replaced: HeldAmendment | null },
    NotPublic | 'no-such-amendment' | 'amendment-ended' | 'amends-already' | 'not-carried' | 'not-yours'
  >
> {
  const named = async (code: string | null) =>
    code === null ? null : (await amendmentsOf(trx, paper, { code }))[0];
  const [parent, replaced] = [await named(given.parent), await named(given.substitutes)];
  if (parent === undefined || replaced === undefined) return refused('no-such-amendment');
  const unreachable = (parent && whyOutOfReach(parent)) ?? (replaced && whyOutOfReach(replaced));
  if (unreachable) return refused(unreachable);
  if (parent && (!isAmendable(parent.state) || parent.id === replaced?.id)) return refused('amendment-ended');
  // One level: what is carried over from version to version is an amendment, then those to it.
  if (parent && parent.parent !== null) return refused('amends-already');
  if (parent && parent.wording.version !== version) return refused('not-carried');
  if (replaced && !(await ownBacking(trx, replaced.id, viewer.person)).first) return refused('not-yours');
  if (replaced && !mayFollow(replaced.state, 'substituted')) return refused('amendment-ended');
  return done({ parent, replaced });
}

async function proposedTooMany(trx: Database, person: string, now: Date): Promise<boolean> {
  const rows = await trx
    .selectFrom('amendment')
    .select('created_at as at')
    .where('person_id', '=', person)
    .where('created_at', '>', new Date(now.getTime() - pace.amendments.minutes * 60_000))
    .limit(pace.amendments.most)
    .execute();
  const moments = rows.map(({ at }) => at.getTime());
  return isTooMany(moments, pace.amendments, now.getTime());
}

interface Name {
  readonly code: string;
  readonly parent: number | null;
  readonly provision: number;
  readonly ordinal: number;
  /** With the names that new provisions will have. */
  readonly operations: readonly Operation[];
}

/** The next code to the first provision it touches, or under the amendment it amends. */
async function nextName(
  trx: Database,
  paper: LockedPaper,
  parent: HeldAmendment | null,
  base: AmendableText,
  operations: readonly Operation[],
): Promise<Name> {
  const touched = operations.flatMap((operation) => namesTouched(operation));
  const numbers = touched.flatMap((name) => base.numbers.get(name) ?? []);
  const provision = numbers.length === 0 ? 0 : Math.min(...numbers);
  const siblings = trx
    .selectFrom('amendment')
    .select((row) => row.fn.max('ordinal').as('last'))
    .where('paper_id', '=', paper.id);
  const { last } = await (parent
    ? siblings.where('parent_id', '=', parent.id)
    : siblings.where('parent_id', 'is', null).where('provision_number', '=', provision)
  ).executeTakeFirstOrThrow();
  const ordinal = (last ?? 0) + 1;
  const code = parent ? codeUnder(parent.code, ordinal) : codeOf(paper.code, provision, ordinal);
  const named = nameNew(operations, code, paper.code);
  return { code, parent: parent?.id ?? null, provision, ordinal, operations: named };
}

async function insert(
  trx: Database,
  paper: LockedPaper,
  name: Name,
  given: NewAmendment & { readonly held: HeldFor | null },
  by: { readonly person: string; readonly mandate: number | null },
  now: Date,
): Promise<number> {
  const { id } = await trx
    .insertInto('amendment')
    .values({
      edition_id: paper.edition,
      paper_id: paper.id,
      code: name.code,
      provision_number: name.provision,
      ordinal: name.ordinal,
      parent_id: name.parent,
      language: given.language,
      person_id: by.person,
      mandate_id: by.mandate,
      constituency: given.constituency,
      reason: given.reason,
      answer_due_at: given.held ? null : new Date(now.getTime() + paper.answerDays * 86_400_000),
      standing: given.held ? 'waiting' : 'published',
      held_for: given.held,
      idempotency_key: given.key,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('amendment_signature')
    .values({ amendment_id: id, person_id: by.person, mandate_id: by.mandate, signed_at: now })
    .execute();
  return id;
}
