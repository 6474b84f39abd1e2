import { type RawBuilder, sql } from 'kysely';
import type { Operation } from '../../domain/amendments/amendment.ts';
import { localOf } from '../../domain/editions/local-time.ts';
import { shownName, shownPlace } from '../../queries/voices.ts';
import type { Database } from '../../store/database.ts';
import { gatherList } from './gather.ts';
import type { EditionRow } from './load-edition.ts';
import type { By, PackAmendment, PackStep, PackWording } from './pack-amendments.ts';

/** The amendments of an edition in the order they were proposed, each with the name of its paper. */
export async function loadAmendments(
  db: Database,
  edition: EditionRow,
): Promise<{ paper: string; row: PackAmendment }[]> {
  const local = (instant: Date) => localOf(instant, edition.time_zone);
  const rows = await amendmentRows(db, edition.id);
  const signatures = await loadSignatures(db, edition.id);
  const supports = await loadSupports(db, edition.id);
  const wordings = await loadWordings(db, edition.id);
  const steps = await loadSteps(db, edition.id);
  return rows.map((row) => {
    const signed = signatures(row.id);
    const own = signed.find(({ person }) => person === row.person);
    const others = signed.filter(({ person }) => person !== row.person);
    const people = { author: row.person, signers: others.map(({ person }) => person) };
    const amendment: PackAmendment = {
      code: row.code,
      // Without its words, and nobody's: an amendment to one that is hidden says what that one says.
      ...(row.standing === 'published' ? {} : { standing: 'hidden' as const }),
      ...(row.parent === null ? {} : { parent: row.parent }),
      author: {
        name: row.author,
        place: row.place ?? '',
        ...(own?.withdrawn ? { withdrawn: local(own.withdrawn) } : {}),
      },
      ...(row.mandate === null ? {} : { mandate: row.mandate }),
      constituency: row.constituency as PackAmendment['constituency'],
      language: row.language,
      proposed: local(row.proposed),
      reason: row.reason,
      supports: {
        people: row.people,
        organisations: supports(row.id).map(({ mandate, at }) => ({ mandate, at: local(at) })),
      },
      signatures: others.map(({ name, place, mandate, at, withdrawn }) => ({
        name,
        place: place ?? '',
        ...(mandate === null ? {} : { mandate }),
        at: local(at),
        ...(withdrawn === null ? {} : { withdrawn: local(withdrawn) }),
      })),
      wordings: wordings(row.id).map(({ at, person, mandate, holder, ...wording }) => ({
        ...wording,
        // The author words what nobody else is named for.
        ...(wording.made_by === 'author' && person === row.person
          ? { ...(mandate === null ? {} : { mandate }) }
          : byOf(people, { person, mandate, holder })),
        at: local(at),
      })),
      steps: steps(row.id).map(({ at, person, mandate, holder, ...step }) => ({
        ...step,
        ...byOf(people, { person, mandate, holder }),
        at: local(at),
      })),
    };
    return { paper: row.paper, row: amendment };
  });
}

interface Actor {
  readonly person: string | null;
  readonly mandate: string | null;
  /** Who holds the mandate. */
  readonly holder: string | null;
}

/** Who did something as a pack names them: the author, the holder of a mandate, or a further author. */
function byOf(
  { author, signers }: { readonly author: string; readonly signers: readonly string[] },
  { person, mandate, holder }: Actor,
): By {
  const under = mandate === null ? {} : { mandate };
  if (person === null) return under;
  if (person === author) return { author: true, ...under };
  return person === holder ? under : { signer: signers.indexOf(person) + 1, ...under };
}

/** Of an amendment whose words are not public its authors are left out too. */
const ifPublic = (shown: RawBuilder<string | null>) =>
  sql<string>`case when amendment.standing = 'published' then coalesce(${shown}, '') else '' end`;

function amendmentRows(db: Database, edition: number) {
  return db
    .selectFrom('public_amendment as amendment')
    .innerJoin('amendment as kept', 'kept.id', 'amendment.id')
    .innerJoin('paper', 'paper.id', 'amendment.paper_id')
    .innerJoin('person', 'person.id', 'kept.person_id')
    .leftJoin('mandate', 'mandate.id', 'amendment.mandate_id')
    .leftJoin('amendment as above', 'above.id', 'amendment.parent_id')
    .select(['amendment.id', 'amendment.code', 'paper.slug as paper', 'above.code as parent'])
    .select(['person.id as person', 'mandate.slug as mandate', 'amendment.standing'])
    .select([
      ifPublic(shownName('person', 'amendment.mandate_id')).as('author'),
      ifPublic(shownPlace('person', 'amendment.mandate_id')).as('place'),
    ])
    .select(['amendment.constituency', 'amendment.language', 'amendment.reason'])
    .select('amendment.created_at as proposed')
    .select(
      sql<number>`amendment.imported_people + (select count(*) from amendment_support support
        where support.amendment_id = amendment.id and support.mandate_id is null)::integer`.as('people'),
    )
    .where('amendment.edition_id', '=', edition)
    .orderBy('amendment.created_at')
    .orderBy('amendment.id')
    .execute();
}

async function loadSignatures(db: Database, edition: number) {
  const rows = await db
    .selectFrom('amendment_signature as signature')
    .innerJoin('public_amendment as amendment', 'amendment.id', 'signature.amendment_id')
    .innerJoin('person', 'person.id', 'signature.person_id')
    .leftJoin('mandate', 'mandate.id', 'signature.mandate_id')
    .select(['amendment.id as owner', 'person.id as person'])
    .select([
      ifPublic(shownName('person', 'signature.mandate_id')).as('name'),
      ifPublic(shownPlace('person', 'signature.mandate_id')).as('place'),
    ])
    .select(['mandate.slug as mandate', 'signed_at as at', 'withdrawn_at as withdrawn'])
    .where('amendment.edition_id', '=', edition)
    .orderBy('signed_at')
    .orderBy('person.name')
    .execute();
  return gatherList(rows.map(({ owner, ...value }) => ({ owner, value })));
}

/** The organisations that support each; the people are counted, never listed. */
async function loadSupports(db: Database, edition: number) {
  const rows = await db
    .selectFrom('amendment_support as support')
    .innerJoin('amendment', 'amendment.id', 'support.amendment_id')
    .innerJoin('mandate', 'mandate.id', 'support.mandate_id')
    .select(['amendment.id as owner', 'mandate.slug as mandate', 'support.created_at as at'])
    .where('amendment.edition_id', '=', edition)
    .orderBy('support.created_at')
    .orderBy('mandate.slug')
    .execute();
  return gatherList(rows.map(({ owner, ...value }) => ({ owner, value })));
}

async function loadWordings(db: Database, edition: number) {
  const rows = await db
    .selectFrom('public_amendment_wording as public')
    .innerJoin('amendment_wording as wording', 'wording.id', 'public.id')
    .innerJoin('amendment', 'amendment.id', 'wording.amendment_id')
    .innerJoin('paper_version as version', 'version.id', 'wording.paper_version_id')
    .leftJoin('amendment_wording as above', 'above.id', 'wording.parent_wording_id')
    .leftJoin('mandate', 'mandate.id', 'wording.mandate_id')
    .select(['amendment.id as owner', 'version.number as version', 'above.number as above'])
    .innerJoin('paper', 'paper.id', 'amendment.paper_id')
    .leftJoin('amendment_wording as rendered', 'rendered.id', 'wording.renders_id')
    .select(['wording.language', 'paper.authentic_language as authentic', 'rendered.number as renders'])
    .select(['wording.made_by', 'wording.carried', 'public.operations', 'wording.created_at as at'])
    .select(['wording.person_id as person', 'mandate.slug as mandate', 'mandate.person_id as holder'])
    .where('amendment.edition_id', '=', edition)
    .orderBy('wording.number')
    .execute();
  return gatherList(
    rows.map(({ owner, above, language, authentic, renders, made_by, carried, operations, ...row }) => ({
      owner,
      value: {
        ...row,
        ...(above === null ? {} : { parent_wording: above }),
        ...(language === authentic ? {} : { language }),
        ...(renders === null ? {} : { renders }),
        made_by: made_by as PackWording['made_by'],
        ...(carried === null ? {} : { carried: carried as NonNullable<PackWording['carried']> }),
        operations: operations as readonly Operation[],
      },
    })),
  );
}

async function loadSteps(db: Database, edition: number) {
  const rows = await db
    .selectFrom('public_amendment_step as public')
    .innerJoin('amendment_step as step', 'step.id', 'public.id')
    .innerJoin('amendment', 'amendment.id', 'step.amendment_id')
    .innerJoin('amendment_wording as wording', 'wording.id', 'step.wording_id')
    .leftJoin('amendment as other', 'other.id', 'step.other_id')
    .leftJoin('paper_version as version', 'version.id', 'step.paper_version_id')
    .leftJoin('sitting', 'sitting.id', 'step.sitting_id')
    .leftJoin('mandate', 'mandate.id', 'step.mandate_id')
    .select(['amendment.id as owner', 'step.kind', 'step.at', 'public.note', 'step.language'])
    .select(['wording.number as wording', 'other.code as other', 'version.number as version'])
    .select(['sitting.slug as sitting', 'step.person_id as person'])
    .select(['mandate.slug as mandate', 'mandate.person_id as holder'])
    .where('amendment.edition_id', '=', edition)
    .orderBy('step.id')
    .execute();
  return gatherList(
    rows.map(({ owner, kind, language, other, version, sitting, ...row }) => ({
      owner,
      value: {
        ...row,
        kind: kind as PackStep['kind'],
        ...(language === null ? {} : { language }),
        ...(other === null ? {} : { other }),
        ...(version === null ? {} : { version }),
        ...(sitting === null ? {} : { sitting }),
      },
    })),
  );
}
