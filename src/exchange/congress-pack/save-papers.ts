import { instantOf } from '../../domain/editions/local-time.ts';
import { plainText } from '../../domain/papers/inline.ts';
import { placesFor } from '../../domain/papers/ordering.ts';
import type { Database } from '../../store/database.ts';
import {
  codeOfRecommendation,
  type Pack,
  type PackPaper,
  type PackProvision,
  type PackVersion,
} from './pack.ts';
import { idOf, type SavedNames } from './save-edition.ts';

/** Saves what each paper is and who leads it; returns the papers' identifiers. Texts come later, by `saveVersions`. */
export async function savePapers(db: Database, pack: Pack, names: SavedNames): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const [position, paper] of pack.papers.entries()) {
    const values = {
      code: paper.code,
      kind: paper.kind,
      circuit_id: paper.circuit === null ? null : idOf(names.circuits, paper.circuit),
      track_id: paper.track === null ? null : idOf(names.tracks, paper.track),
      authentic_language: paper.authentic,
      position,
    };
    const { id } = await db
      .insertInto('paper')
      .values({ edition_id: names.edition, slug: paper.id, ...values })
      .onConflict((on) => on.columns(['edition_id', 'slug']).doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('paper_organisation').where('paper_id', '=', id).execute();
    await db.deleteFrom('paper_domain').where('paper_id', '=', id).execute();
    const organisations = [
      ...paper.leads.map((slug, place) => ({ slug, role: 'lead', position: place })),
      ...paper.coauthors.map((slug, place) => ({ slug, role: 'coauthor', position: place })),
    ].map(({ slug, role, position: place }) => ({
      paper_id: id,
      organisation_id: idOf(names.organisations, slug),
      role,
      position: place,
    }));
    if (organisations.length > 0) await db.insertInto('paper_organisation').values(organisations).execute();
    const domains = paper.domains.map((slug) => ({
      paper_id: id,
      policy_domain_id: idOf(names.domains, slug),
    }));
    if (domains.length > 0) await db.insertInto('paper_domain').values(domains).execute();
    ids.set(paper.id, id);
  }
  return ids;
}

interface Standing {
  readonly state: number;
  readonly position: number;
  readonly signature: string;
}

/** What makes two states of a provision the same: everything but the place. */
const signatureOf = ({ ref: _, ...state }: PackProvision): string => JSON.stringify(state);

/** Writes the versions of one paper that the database does not have yet. */
export async function saveVersions(
  db: Database,
  paper: PackPaper,
  at: {
    paper: number;
    edition: number;
    timeZone: string;
    answerDays: number;
    mandates: ReadonlyMap<string, number>;
  },
  known: PackPaper | undefined,
): Promise<void> {
  const provisions = await saveIdentities(db, paper, at.paper);
  let standing = new Map<string, Standing>();
  for (const version of [...paper.versions].sort((one, other) => one.number - other.number)) {
    const exists = known?.versions.some(({ number }) => number === version.number) ?? false;
    if (exists) {
      standing = await standingStates(db, version, provisions);
      continue;
    }
    const published = version.published === null ? null : instantOf(version.published, at.timeZone);
    const { id } = await db
      .insertInto('paper_version')
      .values({
        paper_id: at.paper,
        number: version.number,
        published_at: published,
        mandate_id: version.mandate === null ? null : idOf(at.mandates, version.mandate),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await saveHeads(db, id, version);
    standing = await saveStates(db, version, provisions, standing);
    if (published) await nameRecommendations(db, paper, version, provisions, { ...at, published });
    const born = paper.descent.filter((line) => line.version === version.number);
    if (born.length > 0) {
      const rows = born.map((line) => ({
        child_id: idOf(provisions, line.child),
        parent_id: idOf(provisions, line.parent),
        kind: line.kind,
        paper_version_id: id,
      }));
      await db.insertInto('descent').values(rows).execute();
    }
  }
}

async function saveIdentities(db: Database, paper: PackPaper, paperId: number): Promise<Map<string, number>> {
  const refs = [...new Set(paper.versions.flatMap((version) => version.provisions.map(({ ref }) => ref)))];
  const rows = refs.map((ref) => ({ paper_id: paperId, ref }));
  if (rows.length > 0)
    await db
      .insertInto('provision')
      .values(rows)
      .onConflict((on) => on.doNothing())
      .execute();
  const found = await db
    .selectFrom('provision')
    .select(['id', 'ref'])
    .where('paper_id', '=', paperId)
    .execute();
  return new Map(found.map(({ id, ref }) => [ref, id]));
}

async function saveHeads(db: Database, version: number, given: PackVersion): Promise<void> {
  const heads = Object.entries(given.heads).map(([language, head]) => ({
    paper_version_id: version,
    language,
    ...head,
  }));
  if (heads.length > 0) await db.insertInto('paper_text').values(heads).execute();
  const notes = Object.entries(given.note).map(([language, note]) => ({
    paper_version_id: version,
    language,
    note,
  }));
  if (notes.length > 0) await db.insertInto('paper_version_note').values(notes).execute();
}

async function saveStates(
  db: Database,
  version: PackVersion,
  provisions: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, Standing>,
): Promise<Map<string, Standing>> {
  const places = placesFor(
    new Map([...before].map(([ref, { position }]) => [ref, position])),
    version.provisions.map(({ ref }) => ref),
  );
  const after = new Map<string, Standing>();
  const fresh: { provision: PackProvision; position: number }[] = [];
  version.provisions.forEach((provision, index) => {
    const position = places[index] ?? 0;
    const old = before.get(provision.ref);
    if (old && old.position === position && old.signature === signatureOf(provision))
      after.set(provision.ref, old);
    else fresh.push({ provision, position });
  });
  const closed = [...before].filter(([ref]) => !after.has(ref)).map(([, { state }]) => state);
  if (closed.length > 0) {
    await db
      .updateTable('provision_state')
      .set({ until_version: version.number })
      .where('id', 'in', closed)
      .execute();
  }
  for (const { provision, position } of fresh) {
    const { kind, level, part, addressee } = provision;
    const { id } = await db
      .insertInto('provision_state')
      .values({
        provision_id: idOf(provisions, provision.ref),
        from_version: version.number,
        kind,
        level,
        part,
        addressee,
        position,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const texts = Object.entries(provision.texts).map(([language, { status, content }]) => ({
      state_id: id,
      language,
      status,
      content: JSON.stringify(content),
      plain: plainText(content),
    }));
    await db.insertInto('provision_text').values(texts).execute();
    after.set(provision.ref, { state: id, position, signature: signatureOf(provision) });
  }
  return after;
}

/** The states that hold in a version the database has already; its text was compared with the pack's before. */
async function standingStates(
  db: Database,
  version: PackVersion,
  provisions: ReadonlyMap<string, number>,
): Promise<Map<string, Standing>> {
  const refs = new Map(version.provisions.map((provision) => [idOf(provisions, provision.ref), provision]));
  const rows = await db
    .selectFrom('provision_state')
    .select(['id', 'provision_id', 'position'])
    .where('provision_id', 'in', [...refs.keys()])
    .where('from_version', '<=', version.number)
    .where((where) =>
      where.or([where('until_version', 'is', null), where('until_version', '>', version.number)]),
    )
    .execute();
  return new Map(
    rows.flatMap(({ id, provision_id, position }) => {
      const provision = refs.get(provision_id);
      return provision
        ? [[provision.ref, { state: id, position, signature: signatureOf(provision) }] as const]
        : [];
    }),
  );
}

/** Gives each recommendation its permanent code when a version that holds it is first published. */
async function nameRecommendations(
  db: Database,
  paper: PackPaper,
  version: PackVersion,
  provisions: ReadonlyMap<string, number>,
  at: { edition: number; published: Date; answerDays: number },
): Promise<void> {
  const due = paper.kind === 'outcome' ? null : new Date(at.published.getTime() + at.answerDays * 86_400_000);
  const rows = version.provisions
    .filter(({ kind }) => kind === 'recommendation')
    .map(({ ref }) => ({
      provision_id: idOf(provisions, ref),
      edition_id: at.edition,
      code: codeOfRecommendation(paper, ref),
      answer_due_at: due,
    }));
  if (rows.length > 0)
    await db
      .insertInto('recommendation')
      .values(rows)
      .onConflict((on) => on.column('provision_id').doNothing())
      .execute();
}
