import type { Operation, Text } from '../domain/amendments/amendment.ts';
import { applyOperations } from '../domain/amendments/apply.ts';
import { isOpen } from '../domain/amendments/course.ts';
import { rebase, rebaseAll } from '../domain/amendments/rebase.ts';
import { type AmendableText, amendableText, descentBetween } from '../queries/amendable-text.ts';
import type { Database } from '../store/database.ts';
import { amendmentsOf, type HeldAmendment } from './amendment-under-lock.ts';
import type { LockedPaper } from './paper-under-lock.ts';
import { textAmended } from './proposed-text.ts';
import { saveWording } from './save-wording.ts';
import { type AmendmentLetter, tellAuthors } from './tell-authors.ts';

interface Version {
  readonly id: number;
  readonly number: number;
}

/**
 * Carries every open amendment of a paper over to a version just published, those to amendments after those they
 * amend. What could not be carried stays as it was, says so, and its authors are told.
 */
export async function carryAmendments(
  trx: Database,
  paper: LockedPaper,
  to: Version,
  letter: AmendmentLetter,
  now: Date,
): Promise<void> {
  // One that a pack brought in hidden came without its words: there is nothing to carry.
  const open = (await amendmentsOf(trx, paper, {})).filter(
    ({ state, wording }) => isOpen(state) && wording.operations.length > 0,
  );
  if (open.length === 0) return;
  const amended = new Set(open.flatMap(({ parent }) => parent ?? []));
  const own = Map.groupBy(
    open.filter(({ parent }) => parent === null),
    ({ wording }) => `${wording.version} ${wording.language}`,
  );
  for (const amendments of own.values()) {
    const { version = 0, language = paper.authentic } = amendments[0]?.wording ?? {};
    const before = await amendableText(trx, paper.id, version, language);
    const after = await amendableText(trx, paper.id, to.number, language);
    const descent = await descentBetween(trx, paper.id, version, to.number);
    const given = amendments.map(({ code, wording }) => ({ id: code, operations: wording.operations }));
    const all = rebaseAll(given, before.text, after.text, descent);
    for (const [index, amendment] of amendments.entries()) {
      const told = all[index];
      if (!told) continue;
      const carried = touchesBehind(told.operations, after)
        ? { status: 'needs-author' as const, operations: told.operations }
        : told;
      const wording = await saveCarried(trx, amendment, carried, to, idsOf(before, after), now);
      if (carried.status === 'needs-author') await tellAuthors(trx, amendment, letter, now);
      else if (amended.has(amendment.id)) {
        const anew = { id: wording, operations: carried.operations, to, after };
        await carryChildren(trx, amendment, anew, now, letter);
      }
    }
  }
}

/** Whether operations reword what has no words of today in their language: nobody could say what they change. */
const touchesBehind = (operations: readonly Operation[], { behind }: AmendableText): boolean =>
  operations.some(
    ({ kind, ...operation }) => kind === 'replace' && 'ref' in operation && behind.has(operation.ref),
  );

async function saveCarried(
  trx: Database,
  amendment: HeldAmendment,
  carried: {
    readonly status: 'clean' | 'adapted' | 'needs-author';
    readonly operations: readonly Operation[];
  },
  to: Version,
  ids: ReadonlyMap<string, number>,
  now: Date,
  parentWording: number | null = null,
): Promise<number> {
  const { wording, paper } = amendment;
  const stuck = carried.status === 'needs-author';
  // It waits for its author since an earlier version: that is known.
  if (stuck && wording.carried === 'needs-author') return wording.id;
  const base = stuck ? await versionNumbered(trx, paper.id, wording.version) : to.id;
  return saveWording(
    trx,
    amendment.id,
    {
      language: wording.language,
      // Words that changed on the way are rendered no more.
      renders: carried.status === 'adapted' ? null : wording.renders,
      operations: stuck ? wording.operations : carried.operations,
      version: base,
      parentWording: stuck ? wording.parent : parentWording,
      ids,
      by: { madeBy: 'carried', carried: carried.status },
    },
    now,
  );
}

/** The rows of provisions by name: what is left behind touches some that only the old text has. */
const idsOf = (before: AmendableText, after: AmendableText): ReadonlyMap<string, number> =>
  new Map([...before.ids, ...after.ids]);

interface NewParent {
  /** The wording of the amended amendment from now on, and what it does. */
  readonly id: number;
  readonly operations: readonly Operation[];
  /** The version it is against now, when it has moved. */
  readonly to?: Version;
  readonly after?: AmendableText;
}

/** Carries the amendments to an amendment over to its new wording; `parent` is held as it was before. */
export async function carryChildren(
  trx: Database,
  parent: HeldAmendment,
  given: NewParent,
  now: Date,
  letter?: AmendmentLetter,
): Promise<void> {
  const { paper, wording } = parent;
  const children = (await amendmentsOf(trx, paper, {})).filter(
    (child) => child.parent === parent.id && isOpen(child.state) && child.wording.operations.length > 0,
  );
  if (children.length === 0) return;
  const before = await textAmended(trx, parent);
  const after = given.after ?? before;
  const to = given.to ?? {
    id: await versionNumbered(trx, paper.id, wording.version),
    number: wording.version,
  };
  for (const child of children) {
    // One that is stuck on an older wording has no text to be carried from any more.
    const carried =
      child.wording.parent === wording.id
        ? rebase(
            { id: child.code, operations: child.wording.operations },
            proposed(before.text, wording.operations),
            proposed(after.text, given.operations),
            [],
          )
        : { status: 'needs-author' as const, operations: child.wording.operations };
    await saveCarried(trx, child, carried, to, idsOf(before, after), now, given.id);
    if (carried.status === 'needs-author' && letter) await tellAuthors(trx, child, letter, now);
  }
}

function proposed(text: Text, operations: readonly Operation[]): Text {
  const applied = applyOperations(text, operations);
  if (!applied.ok) throw new Error(`a wording in force cannot be applied: ${applied.refusal}`);
  return applied.value.text;
}

async function versionNumbered(trx: Database, paper: number, number: number): Promise<number> {
  const { id } = await trx
    .selectFrom('paper_version')
    .select('id')
    .where('paper_id', '=', paper)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return id;
}
