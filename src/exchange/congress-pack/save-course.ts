import { saveWording } from '../../actions/save-wording.ts';
import { instantOf } from '../../domain/editions/local-time.ts';
import type { Database } from '../../store/database.ts';
import type { AmendmentPlace, Ids, SavedAmendment } from './amendment-place.ts';
import type { By, PackAmendment, PackWording } from './pack-amendments.ts';
import { mandatePerson } from './save-author.ts';
import { idOf } from './save-edition.ts';

type Unworded = Pick<SavedAmendment, 'id' | 'given' | 'author' | 'signers'>;

/** Saves what an amendment proposed, one wording after the other; returns their rows. `above`: those of the amendment it amends. */
export async function saveWordings(
  db: Database,
  place: AmendmentPlace,
  amendment: Unworded,
  above: readonly number[],
): Promise<number[]> {
  const rows: number[] = [];
  for (const [index, wording] of amendment.given.wordings.entries()) {
    const row = await saveWording(
      db,
      amendment.id,
      {
        language: wording.language ?? place.paper.authentic,
        renders: wording.renders === undefined ? null : (rows[wording.renders - 1] ?? null),
        operations: wording.operations,
        version: place.versions.get(wording.version) ?? 0,
        parentWording: above[(wording.parent_wording ?? 0) - 1] ?? null,
        ids: place.provisions,
        by: await madeBy(db, place, amendment, wording),
      },
      instantOf(wording.at, place.pack.edition.timezone),
      { pending: isPending(amendment.given, index + 1) },
    );
    rows.push(row);
  }
  return rows;
}

/**
 * A wording the lead asked the author's consent for counts once the author gave it; what a translator rendered, once a
 * sitting accepted it.
 */
function isPending({ steps, wordings }: PackAmendment, wording: number): boolean {
  const about = steps.filter((step) => step.wording === wording);
  if (wordings[wording - 1]?.made_by === 'translator') return !about.some(({ kind }) => kind === 'accepted');
  return (
    about.some(({ kind }) => kind === 'consent-asked') && !about.some(({ kind }) => kind === 'consented')
  );
}

async function madeBy(
  db: Database,
  place: AmendmentPlace,
  amendment: Unworded,
  wording: PackWording,
): Promise<Parameters<typeof saveWording>[2]['by']> {
  const { made_by, carried, author, signer, mandate } = wording;
  if (made_by === 'carried') return { madeBy: made_by, carried: carried ?? 'clean' };
  const own = made_by === 'author' && signer === undefined ? true : author;
  const by = await whoDid(db, place, amendment, { author: own, signer, mandate });
  return { madeBy: made_by, person: by.person ?? amendment.author, mandate: by.mandate };
}

/** Saves the course of an amendment; its last step says where it stands. `codes`: every amendment to its paper. Returns its rows. */
export async function saveSteps(
  db: Database,
  place: AmendmentPlace,
  amendment: SavedAmendment,
  codes: Ids,
): Promise<number[]> {
  const rows: number[] = [];
  for (const step of amendment.given.steps) {
    const { kind, note, language, wording, other, version, sitting } = step;
    const by = await whoDid(db, place, amendment, step);
    const { id } = await db
      .insertInto('amendment_step')
      .values({
        amendment_id: amendment.id,
        kind,
        wording_id: amendment.wordings[wording - 1] ?? 0,
        person_id: by.person,
        mandate_id: by.mandate,
        other_id: other === undefined ? null : idOf(codes, other),
        paper_version_id: version === undefined ? null : (place.versions.get(version) ?? 0),
        sitting_id: sitting === undefined ? null : idOf(place.sittings, sitting),
        language: language ?? null,
        note,
        at: instantOf(step.at, place.pack.edition.timezone),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.updateTable('amendment').set({ step_id: id }).where('id', '=', amendment.id).execute();
    rows.push(id);
  }
  return rows;
}

async function whoDid(
  db: Database,
  place: AmendmentPlace,
  { author, signers }: Pick<SavedAmendment, 'author' | 'signers'>,
  by: By,
): Promise<{ person: string | null; mandate: number | null }> {
  const mandate = by.mandate === undefined ? null : idOf(place.mandates, by.mandate);
  if (by.author) return { person: author, mandate };
  if (by.signer !== undefined) return { person: signers[by.signer - 1] ?? author, mandate };
  return { person: mandate === null ? null : await mandatePerson(db, mandate), mandate };
}
