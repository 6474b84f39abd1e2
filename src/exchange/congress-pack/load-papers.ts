import { localOf } from '../../domain/editions/local-time.ts';
import type { Inline } from '../../domain/papers/inline.ts';
import type { Database } from '../../store/database.ts';
import { gatherList, gatherWords } from './gather.ts';
import type { EditionRow } from './load-edition.ts';
import { codeOfRecommendation, type PackPaper, type PackProvision, type PackVersion } from './pack.ts';

type Text = Omit<
  PackPaper,
  'contributions' | 'answers' | 'lineage' | 'amendments' | 'sources' | 'translations' | 'forms' | 'votes'
>;

/** What each paper is, with every version of its text; what people said on it is loaded apart. */
export async function loadPapers(db: Database, edition: EditionRow): Promise<Text[]> {
  const rows = await db
    .selectFrom('paper')
    .leftJoin('circuit', 'circuit.id', 'paper.circuit_id')
    .leftJoin('track', 'track.id', 'paper.track_id')
    .select([
      'paper.id',
      'paper.slug',
      'code',
      'kind',
      'authentic_language',
      'circuit.slug as circuit',
      'track.slug as track',
    ])
    .where('paper.edition_id', '=', edition.id)
    .orderBy('paper.position')
    .execute();
  const organisations = await db
    .selectFrom('paper_organisation')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .select(['paper_id as owner', 'slug', 'role'])
    .orderBy('position')
    .execute();
  const domains = await db
    .selectFrom('paper_domain')
    .innerJoin('policy_domain', 'policy_domain.id', 'policy_domain_id')
    .select(['paper_id as owner', 'slug as value'])
    .orderBy('position')
    .execute();
  const inRole = (role: string) =>
    gatherList(
      organisations.filter((row) => row.role === role).map(({ owner, slug }) => ({ owner, value: slug })),
    );
  const leads = inRole('lead');
  const coauthors = inRole('coauthor');
  const domainsOf = gatherList(domains);
  const papers: Text[] = [];
  for (const row of rows) {
    const versions = await loadVersions(db, row.id, edition.time_zone);
    papers.push({
      id: row.slug,
      code: row.code,
      kind: row.kind as PackPaper['kind'],
      circuit: row.circuit,
      track: row.track,
      authentic: row.authentic_language,
      leads: leads(row.id),
      coauthors: coauthors(row.id),
      domains: domainsOf(row.id),
      versions,
      descent: await loadDescent(db, row.id),
      codes: await loadCodes(db, row),
    });
  }
  return papers;
}

async function loadVersions(db: Database, paper: number, timeZone: string): Promise<PackVersion[]> {
  const rows = await db
    .selectFrom('paper_version')
    .leftJoin('mandate', 'mandate.id', 'mandate_id')
    .select(['paper_version.id', 'number', 'published_at', 'mandate.slug as mandate'])
    .where('paper_version.paper_id', '=', paper)
    .orderBy('number')
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const notes = await db
    .selectFrom('paper_version_note')
    .select(['paper_version_id as owner', 'language', 'note'])
    .where('paper_version_id', 'in', ids)
    .execute();
  const heads = await db.selectFrom('paper_text').selectAll().where('paper_version_id', 'in', ids).execute();
  const notesOf = gatherWords(notes, ['note']);
  const headsOf = gatherList(
    heads.map(({ paper_version_id, language, ...head }) => ({
      owner: paper_version_id,
      value: [language, head] as const,
    })),
  );
  const states = await loadStates(db, paper);
  return rows.map((row) => ({
    number: row.number,
    published: row.published_at === null ? null : localOf(row.published_at, timeZone),
    mandate: row.mandate,
    note: notesOf(row.id).note,
    heads: Object.fromEntries(headsOf(row.id)) as PackVersion['heads'],
    provisions: states
      .filter(({ from, until }) => from <= row.number && (until === null || until > row.number))
      .map(({ provision }) => provision),
  }));
}

async function loadStates(db: Database, paper: number) {
  const states = await db
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .select(['state.id', 'ref', 'kind', 'level', 'part', 'addressee', 'from_version', 'until_version'])
    .where('paper_id', '=', paper)
    .orderBy('state.position')
    .execute();
  const texts = await db
    .selectFrom('provision_text as text')
    .innerJoin('provision_state as state', 'state.id', 'text.state_id')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .select(['state_id as owner', 'language', 'status', 'content'])
    .where('paper_id', '=', paper)
    .execute();
  const textsOf = gatherList(
    texts.map(({ owner, language, status, content }) => ({
      owner,
      value: [language, { status, content: content as unknown as readonly Inline[] }] as const,
    })),
  );
  return states.map(({ id, ref, kind, level, part, addressee, from_version, until_version }) => ({
    from: from_version,
    until: until_version,
    provision: { ref, kind, level, part, addressee, texts: Object.fromEntries(textsOf(id)) } as PackProvision,
  }));
}

async function loadDescent(db: Database, paper: number): Promise<PackPaper['descent']> {
  const rows = await db
    .selectFrom('descent')
    .innerJoin('provision as child', 'child.id', 'child_id')
    .innerJoin('provision as parent', 'parent.id', 'parent_id')
    .innerJoin('paper_version', 'paper_version.id', 'paper_version_id')
    .select(['child.ref as child', 'parent.ref as parent', 'kind', 'number as version'])
    .where('paper_version.paper_id', '=', paper)
    .orderBy('number')
    .orderBy('child.ref')
    .orderBy('parent.ref')
    .execute();
  return rows as PackPaper['descent'];
}

/** The codes of recommendations that their provision does not say. */
async function loadCodes(
  db: Database,
  paper: { readonly id: number; readonly code: string },
): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('recommendation')
    .innerJoin('provision', 'provision.id', 'recommendation.provision_id')
    .select(['provision.ref', 'recommendation.code'])
    .where('provision.paper_id', '=', paper.id)
    .orderBy('recommendation.code')
    .execute();
  const own = { code: paper.code, codes: {} };
  return Object.fromEntries(
    rows
      .filter(({ ref, code }) => code !== codeOfRecommendation(own, ref))
      .map(({ ref, code }) => [ref, code]),
  );
}
