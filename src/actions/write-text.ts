import { isDeepStrictEqual } from 'node:util';
import type { Descent, Provision, Text } from '../domain/amendments/amendment.ts';
import { plainText } from '../domain/papers/inline.ts';
import { placesFor } from '../domain/papers/ordering.ts';
import { type AmendableText, amendableText } from '../queries/amendable-text.ts';
import type { Database } from '../store/database.ts';
import type { LockedPaper } from './paper-under-lock.ts';
import { endState, moveInDraft, standingState, stateInDraft, writeAuthentic } from './provision-in-draft.ts';

interface Change {
  /** The draft as it is. */
  readonly before: AmendableText;
  readonly after: Text;
  readonly descent: readonly Descent[];
}

/** Makes the draft of a paper say `after`, a state for each provision that changes; returns the row of the draft. */
export async function writeText(
  trx: Database,
  paper: LockedPaper,
  draft: number,
  { before, after, descent }: Change,
): Promise<number> {
  const { id: version } = await trx
    .selectFrom('paper_version')
    .select('id')
    .where('paper_id', '=', paper.id)
    .where('number', '=', draft)
    .executeTakeFirstOrThrow();
  const kept = new Set(after.provisions.map(({ ref }) => ref));
  for (const { ref } of before.text.provisions)
    if (!kept.has(ref)) await endState(trx, await standingState(trx, paper.id, ref), draft);
  const places = await placesOf(trx, paper.id, draft, after);
  const known = new Map(before.text.provisions.map((provision) => [provision.ref, provision]));
  for (const [index, provision] of after.provisions.entries()) {
    const position = places[index] ?? 0;
    const was = known.get(provision.ref);
    if (was) await change(trx, paper, draft, was, provision, position);
    else await make(trx, paper, draft, provision, position);
  }
  await saveDescent(trx, paper.id, version, before, descent);
  const { text } = await amendableText(trx, paper.id, draft, paper.authentic);
  if (!isDeepStrictEqual(text, after))
    throw new Error(`the draft ${paper.code} does not say what was computed`);
  return version;
}

/** Where each provision goes, moving as few as can be. */
async function placesOf(trx: Database, paper: number, draft: number, after: Text): Promise<number[]> {
  const rows = await trx
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .select(['provision.ref', 'state.position'])
    .where('provision.paper_id', '=', paper)
    .where('state.from_version', '<=', draft)
    .where('state.until_version', 'is', null)
    .execute();
  const previous = new Map(rows.map(({ ref, position }) => [ref, position]));
  return placesFor(
    previous,
    after.provisions.map(({ ref }) => ref),
  );
}

async function change(
  trx: Database,
  paper: LockedPaper,
  draft: number,
  was: Provision,
  provision: Provision,
  position: number,
): Promise<void> {
  const standing = await standingState(trx, paper.id, provision.ref);
  if (!standing) throw new Error(`${paper.code} has no ${provision.ref}`);
  if (standing.position !== position) await moveInDraft(trx, standing, draft, position);
  if (isDeepStrictEqual(was.content, provision.content)) return;
  const now = (await standingState(trx, paper.id, provision.ref)) ?? standing;
  const state = await stateInDraft(trx, now, draft);
  await writeAuthentic(trx, state, paper.authentic, provision.content);
}

async function make(
  trx: Database,
  paper: LockedPaper,
  draft: number,
  { ref, shape, content }: Provision,
  position: number,
): Promise<void> {
  const provision = await trx
    .insertInto('provision')
    .values({ paper_id: paper.id, ref })
    .returning('id')
    .executeTakeFirstOrThrow();
  const state = await trx
    .insertInto('provision_state')
    .values({ provision_id: provision.id, from_version: draft, position, ...shape })
    .returning('id')
    .executeTakeFirstOrThrow();
  const words = { content: JSON.stringify(content), plain: plainText(content) };
  await trx
    .insertInto('provision_text')
    .values({ state_id: state.id, language: paper.authentic, status: 'original', ...words })
    .execute();
}

async function saveDescent(
  trx: Database,
  paper: number,
  version: number,
  before: AmendableText,
  descent: readonly Descent[],
): Promise<void> {
  if (descent.length === 0) return;
  const rows = await trx
    .selectFrom('provision')
    .select(['id', 'ref'])
    .where('paper_id', '=', paper)
    .where('ref', 'in', [...new Set(descent.flatMap(({ child, parent }) => [child, parent]))])
    .execute();
  const ids = new Map([...before.ids, ...rows.map(({ id, ref }) => [ref, id] as const)]);
  const lines = descent.map(({ child, parent, kind }) => ({
    child_id: ids.get(child) ?? 0,
    parent_id: ids.get(parent) ?? 0,
    kind,
    paper_version_id: version,
  }));
  await trx
    .insertInto('descent')
    .values(lines)
    .onConflict((on) => on.doNothing())
    .execute();
}
