import { instantOf } from '../../domain/editions/local-time.ts';
import type { Database } from '../../store/database.ts';
import { firstTouched, numberIn, ordinalIn } from './amended-text.ts';
import { type AmendmentPlace, type Ids, placeOf, type SavedAmendment } from './amendment-place.ts';
import type { Pack, PackPaper } from './pack.ts';
import type { PackAmendment } from './pack-amendments.ts';
import { personOf, saveBacking } from './save-backing.ts';
import { saveSteps, saveWordings } from './save-course.ts';
import { idOf, type SavedNames } from './save-edition.ts';
import { saveOrders, saveVotes } from './save-votes.ts';

/** Adds the amendments to one paper that the database does not have yet (`known` is the paper as it has it), as the acts would have left them. */
export async function saveAmendments(
  db: Database,
  pack: Pack,
  paper: PackPaper,
  names: SavedNames & { readonly papers: Ids; readonly mandates: Ids },
  known: PackPaper | undefined,
): Promise<void> {
  const there = new Set(known?.amendments.map(({ code }) => code));
  const fresh = paper.amendments.filter(({ code }) => !there.has(code));
  const { orders } = paper.votes;
  const ordered = known?.votes.orders.length ?? 0;
  if (fresh.length === 0 && orders.length <= ordered) return;
  const place = await placeOf(db, pack, paper, names);
  const codes = new Map(
    (
      await db.selectFrom('amendment').select(['id', 'code']).where('paper_id', '=', place.paperId).execute()
    ).map(({ id, code }) => [code, id]),
  );
  const all: SavedAmendment[] = [];
  // What is amended is there before what amends it, whatever the order of the file.
  for (const given of [...fresh].sort((one, other) => one.proposed.localeCompare(other.proposed))) {
    const saved = await saveOne(db, place, given, codes, all);
    codes.set(given.code, saved.id);
    all.push(saved);
  }
  for (const saved of all) await saveVotes(db, place, saved, await saveSteps(db, place, saved, codes));
  await saveOrders(db, place, orders, ordered, codes);
}

async function saveOne(
  db: Database,
  place: AmendmentPlace,
  given: PackAmendment,
  codes: Ids,
  earlier: readonly SavedAmendment[],
): Promise<SavedAmendment> {
  const { paper, pack, edition, paperId } = place;
  const { code, parent, language, constituency, reason } = given;
  const proposed = instantOf(given.proposed, pack.edition.timezone);
  const first = given.wordings[0];
  const version = paper.versions.find(({ number }) => number === first?.version);
  const hidden = given.standing === 'hidden';
  const touched = first && version ? firstTouched(version, first.operations) : 0;
  const number = hidden ? numberIn(code) : touched;
  const suffix = `-${String(number).padStart(3, '0')}`;
  const author = await personOf(db, place, { ...given.author, mandate: given.mandate, language });
  const { id } = await db
    .insertInto('amendment')
    .values({
      edition_id: edition,
      paper_id: paperId,
      code,
      provision_number: number,
      ordinal: ordinalIn(code, ...prefixed(paper, parent, suffix)) ?? 1,
      parent_id: parent === undefined ? null : idOf(codes, parent),
      language,
      person_id: author,
      mandate_id: given.mandate === undefined ? null : idOf(place.mandates, given.mandate),
      constituency,
      reason,
      standing: hidden ? 'hidden' : 'published',
      answer_due_at: new Date(proposed.getTime() + pack.edition.answer_days * 86_400_000),
      imported_people: given.supports.people,
      created_at: proposed,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const signers = await saveBacking(db, place, { id, given, author });
  const above = earlier.find((one) => one.given.code === parent)?.wordings ?? [];
  const wordings = await saveWordings(db, place, { id, given, author, signers }, above);
  return { id, given, author, signers, wordings };
}

/** What stands around the ordinal in a code. */
const prefixed = (paper: PackPaper, parent: string | undefined, suffix: string): [string, string] =>
  parent === undefined ? [`${paper.code}-A`, suffix] : [`${parent}.`, ''];
