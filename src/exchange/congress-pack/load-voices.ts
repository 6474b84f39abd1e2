import { sql } from 'kysely';
import { localOf } from '../../domain/editions/local-time.ts';
import type { Database } from '../../store/database.ts';
import { gatherList } from './gather.ts';
import { loadAmendments } from './load-amendments.ts';
import type { EditionRow } from './load-edition.ts';
import type { PackAnswer, PackContribution, PackLineage } from './pack.ts';
import type { PackAmendment } from './pack-amendments.ts';

/** What was said on each paper, what was answered, where the clauses come from and how it would be amended, by the paper's name. */
export interface LoadedVoices {
  contributions(paper: string): PackContribution[];
  answers(paper: string): PackAnswer[];
  lineage(paper: string): PackLineage[];
  amendments(paper: string): PackAmendment[];
}

export async function loadVoices(db: Database, edition: EditionRow): Promise<LoadedVoices> {
  const contributions = await loadContributions(db, edition);
  const answers = await loadAnswers(db, edition);
  const lineage = [...(await loadLineage(db, edition)), ...(await loadNewClauses(db, edition))];
  const amendments = await loadAmendments(db, edition);
  return {
    contributions: byPaper(contributions),
    answers: byPaper(answers),
    lineage: byPaper(lineage),
    amendments: byPaper(amendments),
  };
}

interface OnPaper<T> {
  readonly paper: string;
  readonly row: T;
}

function byPaper<T>(rows: readonly OnPaper<T>[]): (paper: string) => T[] {
  const numbers = new Map<string, number>();
  const numberOf = (paper: string) => {
    const number = numbers.get(paper) ?? numbers.size;
    numbers.set(paper, number);
    return number;
  };
  const list = gatherList(rows.map(({ paper, row }) => ({ owner: numberOf(paper), value: row })));
  return (paper) => list(numberOf(paper));
}

async function loadContributions(db: Database, edition: EditionRow): Promise<OnPaper<PackContribution>[]> {
  const rows = await db
    .selectFrom('public_contribution as said')
    .innerJoin('provision', 'provision.id', 'said.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .innerJoin('paper_version as version', 'version.id', 'said.paper_version_id')
    .leftJoin('mandate', 'mandate.id', 'said.mandate_id')
    .leftJoin('public_contribution as above', 'above.id', 'said.reply_to')
    .select([
      'said.slug',
      'said.kind',
      'said.language',
      'said.constituency',
      'said.people',
      'said.text',
      'said.created_at',
    ])
    .select([
      'provision.ref',
      'paper.slug as paper',
      'version.number',
      'mandate.slug as mandate',
      'above.slug as above',
    ])
    .select(['said.author', 'said.place', 'said.standing'])
    .select(['said.quote_language as quoteLanguage', 'said.quote_start as start', 'said.quote_end as end'])
    .select(
      sql<number>`said.imported_supports + (select count(*) from support where support.contribution_id = said.id)`.as(
        'supports',
      ),
    )
    .where('said.edition_id', '=', edition.id)
    .orderBy('said.created_at')
    .orderBy('said.id')
    .execute();
  return rows.map((row) => ({
    paper: row.paper,
    row: {
      id: row.slug,
      provision: row.ref,
      version: String(row.number),
      kind: row.kind as PackContribution['kind'],
      language: row.language,
      author: row.author,
      place: row.place ?? '',
      mandate: row.mandate ?? '',
      constituency: row.constituency as PackContribution['constituency'],
      people: row.people === null ? '' : String(row.people),
      reply_to: row.above ?? '',
      date: localOf(row.created_at, edition.time_zone),
      supports: String(row.supports),
      quoted: row.quoteLanguage === null ? '' : `${row.quoteLanguage}:${row.start}-${row.end}`,
      standing: row.standing === 'published' ? '' : (row.standing as PackContribution['standing']),
      text: row.text,
    },
  }));
}

async function loadAnswers(db: Database, edition: EditionRow): Promise<OnPaper<PackAnswer>[]> {
  const rows = await db
    .selectFrom('answer')
    .innerJoin('mandate', 'mandate.id', 'answer.mandate_id')
    .leftJoin('public_contribution as said', 'said.id', 'answer.contribution_id')
    .leftJoin('recommendation', 'recommendation.provision_id', 'answer.recommendation_id')
    .leftJoin('priority', 'priority.id', 'answer.priority_id')
    .leftJoin('provision', (join) =>
      join.on((on) =>
        on.or([
          on('provision.id', '=', on.ref('said.provision_id')),
          on('provision.id', '=', on.ref('recommendation.provision_id')),
        ]),
      ),
    )
    .leftJoin('paper', 'paper.id', 'provision.paper_id')
    .select(['answer.slug', 'answer.language', 'answer.text', 'disposition', 'reason', 'answer.created_at'])
    .select([
      'mandate.slug as mandate',
      'said.slug as contribution',
      'recommendation.code',
      'priority.slug as priority',
      'paper.slug as paper',
    ])
    .where('answer.edition_id', '=', edition.id)
    .orderBy('answer.id')
    .execute();
  return rows.map((row) => ({
    paper: row.paper ?? '',
    row: {
      id: row.slug,
      contribution: row.contribution ?? '',
      recommendation: row.code ?? '',
      priority: row.priority ?? '',
      mandate: row.mandate,
      language: row.language,
      date: localOf(row.created_at, edition.time_zone),
      disposition: (row.disposition ?? '') as PackAnswer['disposition'],
      reason: row.reason ?? '',
      text: row.text,
    },
  }));
}

async function loadLineage(db: Database, edition: EditionRow): Promise<OnPaper<PackLineage>[]> {
  const rows = await db
    .selectFrom('lineage')
    .innerJoin('provision as clause', 'clause.id', 'lineage.clause_id')
    .innerJoin('paper as outcome', 'outcome.id', 'clause.paper_id')
    .innerJoin('mandate', 'mandate.id', 'lineage.mandate_id')
    .leftJoin('provision', 'provision.id', 'lineage.provision_id')
    .leftJoin('paper', 'paper.id', 'provision.paper_id')
    .leftJoin('public_contribution as contribution', 'contribution.id', 'lineage.contribution_id')
    .leftJoin('answer', 'answer.id', 'lineage.answer_id')
    .leftJoin('priority', 'priority.id', 'lineage.priority_id')
    .select([
      'clause.ref as clause',
      'outcome.slug as outcome',
      'lineage.kind',
      'lineage.note',
      'lineage.created_at',
    ])
    .select([
      'paper.slug as paper',
      'provision.ref',
      'contribution.slug as contribution',
      'answer.slug as answer',
    ])
    .select(['priority.slug as priority', 'mandate.slug as mandate'])
    .where('outcome.edition_id', '=', edition.id)
    .orderBy('lineage.id')
    .execute();
  return rows.map((row) => ({
    paper: row.outcome,
    row: {
      clause: row.clause,
      kind: row.kind as PackLineage['kind'],
      provision: row.paper === null ? '' : `${row.paper}/${row.ref}`,
      contribution: row.contribution ?? '',
      answer: row.answer ?? '',
      priority: row.priority ?? '',
      mandate: row.mandate,
      date: localOf(row.created_at, edition.time_zone),
      note: row.note,
    },
  }));
}

async function loadNewClauses(db: Database, edition: EditionRow): Promise<OnPaper<PackLineage>[]> {
  const rows = await db
    .selectFrom('new_clause')
    .innerJoin('provision as clause', 'clause.id', 'new_clause.clause_id')
    .innerJoin('paper', 'paper.id', 'clause.paper_id')
    .innerJoin('mandate', 'mandate.id', 'new_clause.mandate_id')
    .select([
      'clause.ref',
      'paper.slug as paper',
      'reason',
      'mandate.slug as mandate',
      'new_clause.created_at',
    ])
    .where('paper.edition_id', '=', edition.id)
    .orderBy('clause.id')
    .execute();
  const none = { provision: '', contribution: '', answer: '', priority: '' };
  return rows.map((row) => ({
    paper: row.paper,
    row: {
      clause: row.ref,
      kind: 'new',
      ...none,
      mandate: row.mandate,
      date: localOf(row.created_at, edition.time_zone),
      note: row.reason,
    },
  }));
}
