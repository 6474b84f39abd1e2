import { versionAnswered } from '../../actions/version-answered.ts';
import { instantOf } from '../../domain/editions/local-time.ts';
import type { Database } from '../../store/database.ts';
import type { Pack, PackPaper } from './pack.ts';
import { mandatePerson, saveAuthor } from './save-author.ts';
import { idOf, type SavedNames } from './save-edition.ts';

type Ids = ReadonlyMap<string, number>;

/** Everything that voices, answers and lineage point to, by the names the pack uses. */
export interface VoiceNames extends SavedNames {
  readonly papers: Ids;
  readonly mandates: Ids;
  readonly priorities: Ids;
  /** `paper/provision` → provision */
  readonly provisions: Ids;
  /** code → recommendation */
  readonly recommendations: Ids;
}

/** The highest number that ends an identifier: the next one given here comes after it. */
const last = (rows: readonly { id: string }[]): number =>
  Math.max(0, ...rows.map(({ id }) => Number(/(\d+)$/.exec(id)?.[1] ?? 0)));

/** Adds the contributions and answers of one paper that the database does not have yet (`known` has their names). */
export async function saveVoices(
  db: Database,
  pack: Pack,
  paper: PackPaper,
  names: VoiceNames,
  known: ReadonlySet<string>,
): Promise<void> {
  const zone = pack.edition.timezone;
  const paperId = idOf(names.papers, paper.id);
  const versions = await db
    .selectFrom('paper_version')
    .select(['id', 'number'])
    .where('paper_id', '=', paperId)
    .execute();
  const authors = new Map<string, string>();
  const fresh = paper.contributions.filter(({ id }) => !known.has(id));
  // A reply is written after what it replies to, whatever the order of the lines.
  for (const row of [...fresh].sort((one, other) => one.date.localeCompare(other.date))) {
    const said = instantOf(row.date, zone);
    const replied = row.reply_to ? await contributionId(db, names.edition, row.reply_to) : null;
    await db
      .insertInto('contribution')
      .values({
        edition_id: names.edition,
        slug: row.id,
        provision_id: idOf(names.provisions, `${paper.id}/${row.provision}`),
        paper_version_id: versions.find(({ number }) => number === Number(row.version))?.id ?? 0,
        kind: row.kind,
        language: row.language,
        person_id: row.mandate
          ? await mandatePerson(db, idOf(names.mandates, row.mandate))
          : await saveAuthor(db, authors, row),
        mandate_id: row.mandate ? idOf(names.mandates, row.mandate) : null,
        constituency: row.constituency,
        people: row.people ? Number(row.people) : null,
        reply_to: replied,
        text: row.text,
        standing: row.standing || 'published',
        ...quoteOf(row.quoted),
        imported_supports: Number(row.supports || 0),
        answer_due_at: replied ? null : new Date(said.getTime() + pack.edition.answer_days * 86_400_000),
        created_at: said,
      })
      .execute();
  }
  await saveAnswers(db, zone, paper, names, known);
  await countOn(db, paperId, paper);
}

/** The next contribution and answer are numbered after those of the pack. */
async function countOn(db: Database, paperId: number, paper: PackPaper): Promise<void> {
  await db
    .updateTable('paper')
    .set((row) => ({
      last_contribution: row.fn<number>('greatest', [
        'last_contribution',
        row.val(last(paper.contributions)),
      ]),
      last_answer: row.fn<number>('greatest', ['last_answer', row.val(last(paper.answers))]),
    }))
    .where('id', '=', paperId)
    .execute();
}

/** `en:12-40` as it is stored. */
function quoteOf(quoted: string) {
  const [, language, start, end] = /^([a-z]+):(\d+)-(\d+)$/.exec(quoted) ?? [];
  return language === undefined
    ? {}
    : { quote_language: language, quote_start: Number(start), quote_end: Number(end) };
}

async function saveAnswers(
  db: Database,
  zone: string,
  paper: PackPaper,
  names: VoiceNames,
  known: ReadonlySet<string>,
): Promise<void> {
  for (const row of paper.answers.filter(({ id }) => !known.has(id))) {
    const contribution = row.contribution ? await contributionId(db, names.edition, row.contribution) : null;
    const recommendation = row.recommendation ? idOf(names.recommendations, row.recommendation) : null;
    const at = instantOf(row.date, zone);
    await db
      .insertInto('answer')
      .values({
        edition_id: names.edition,
        slug: row.id,
        contribution_id: contribution,
        recommendation_id: recommendation,
        paper_version_id: await versionAnswered(db, { contribution, recommendation }, at),
        priority_id: row.priority ? idOf(names.priorities, row.priority) : null,
        mandate_id: idOf(names.mandates, row.mandate),
        language: row.language,
        text: row.text,
        disposition: row.disposition || null,
        reason: row.reason || null,
        created_at: at,
      })
      .execute();
  }
}

async function contributionId(db: Database, edition: number, slug: string): Promise<number> {
  const row = await db
    .selectFrom('contribution')
    .select('id')
    .where('edition_id', '=', edition)
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Adds the lineage of one outcome, and the clauses declared new, that the database does not have yet. */
export async function saveLineage(
  db: Database,
  pack: Pack,
  paper: PackPaper,
  names: VoiceNames,
): Promise<void> {
  for (const row of paper.lineage) {
    const clause = idOf(names.provisions, `${paper.id}/${row.clause}`);
    const mandate = idOf(names.mandates, row.mandate);
    const at = instantOf(row.date, pack.edition.timezone);
    if (row.kind === 'new') {
      const values = { clause_id: clause, reason: row.note, mandate_id: mandate, created_at: at };
      await db
        .insertInto('new_clause')
        .values(values)
        .onConflict((on) => on.doNothing())
        .execute();
      continue;
    }
    const answer = row.answer
      ? await db
          .selectFrom('answer')
          .select('id')
          .where('edition_id', '=', names.edition)
          .where('slug', '=', row.answer)
          .executeTakeFirstOrThrow()
      : null;
    await db
      .insertInto('lineage')
      .values({
        clause_id: clause,
        kind: row.kind,
        provision_id: row.provision ? idOf(names.provisions, row.provision) : null,
        contribution_id: row.contribution ? await contributionId(db, names.edition, row.contribution) : null,
        answer_id: answer?.id ?? null,
        priority_id: row.priority ? idOf(names.priorities, row.priority) : null,
        mandate_id: mandate,
        note: row.note,
        created_at: at,
      })
      .onConflict((on) => on.doNothing())
      .execute();
  }
}
