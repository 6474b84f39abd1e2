import { sql } from 'kysely';
import { addDays } from '../../domain/editions/local-time.ts';
import type { Database } from '../../store/database.ts';
import { loadPack } from './load-pack.ts';
import type { Pack, PackPaper } from './pack.ts';
import type { PackAmendment } from './pack-amendments.ts';
import { formatPackError, type PackError } from './pack-error.ts';
import { saveForms } from './pack-forms.ts';
import { saveSources } from './pack-sources.ts';
import { saveTerms } from './pack-terms.ts';
import { saveTranslations } from './pack-translations.ts';
import { readPack } from './read-pack.ts';
import { same } from './same.ts';
import { saveMandates, savePriorities, saveSittings } from './save-acts.ts';
import { saveAmendments } from './save-amendments.ts';
import { saveEdition } from './save-edition.ts';
import { savePapers, saveVersions } from './save-papers.ts';
import { saveLineage, saveVoices, type VoiceNames } from './save-voices.ts';
import { votedOtherwise } from './voted-otherwise.ts';

export type ImportResult =
  | {
      readonly ok: true;
      readonly edition: string;
      readonly papers: number;
      readonly contributions: number;
      readonly answers: number;
      readonly amendments: number;
    }
  | { readonly ok: false; readonly errors: string[] };

/**
 * Loads a congress pack, all or nothing; loading it again changes nothing. What is in the database already is never
 * rewritten where people relied on it: a published version or a contribution that differs is refused.
 * With `rehearseOn` (a day) the pack becomes a demonstration: its dates move by whole weeks so that its rehearsal day
 * falls in the week of that day.
 */
export async function importPack(
  db: Database,
  folder: string,
  options: { now: Date; rehearseOn?: string },
): Promise<ImportResult> {
  const read = await readPack(folder);
  if (!read.ok) return { ok: false, errors: read.errors.map(formatPackError) };
  const pack = options.rehearseOn ? rehearse(read.pack, options.rehearseOn) : read.pack;
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(7041777)`.execute(trx);
    const known = await loadPack(trx, pack.edition.id);
    const refusals = known ? differences(known, pack) : [];
    if (refusals.length > 0) return { ok: false, errors: refusals.map(formatPackError) };
    await savePack(trx, pack, known, { ...options, folder });
    return {
      ok: true,
      edition: pack.edition.id,
      papers: pack.papers.length,
      contributions: pack.papers.reduce((sum, paper) => sum + paper.contributions.length, 0),
      answers: pack.papers.reduce((sum, paper) => sum + paper.answers.length, 0),
      amendments: pack.papers.reduce((sum, paper) => sum + paper.amendments.length, 0),
    };
  });
}

async function savePack(
  db: Database,
  pack: Pack,
  known: Pack | null,
  options: { now: Date; rehearseOn?: string; folder: string },
): Promise<void> {
  const names = await saveEdition(db, pack, options.rehearseOn !== undefined);
  await saveTerms(db, names.edition, pack.terms, options.now);
  const papers = await savePapers(db, pack, names);
  const mandates = await saveMandates(db, pack, names, papers);
  const before = (paper: PackPaper) => known?.papers.find(({ id }) => id === paper.id);
  for (const paper of pack.papers) {
    const at = {
      paper: papers.get(paper.id) ?? 0,
      edition: names.edition,
      timeZone: pack.edition.timezone,
      answerDays: pack.edition.answer_days,
      mandates,
    };
    await saveVersions(db, paper, at, before(paper));
    await saveTranslations(db, paper, at);
    await saveForms(db, paper, at);
    await saveSources(db, options.folder, paper, at);
  }
  const provisions = await provisionNames(db, names.edition);
  const priorities = await savePriorities(db, pack, names, provisions);
  await saveSittings(db, pack, names, papers);
  const codes = await db
    .selectFrom('recommendation')
    .select(['code', 'provision_id'])
    .where('edition_id', '=', names.edition)
    .execute();
  const recommendations = new Map(codes.map(({ code, provision_id }) => [code, provision_id]));
  const voices: VoiceNames = { ...names, papers, mandates, priorities, provisions, recommendations };
  const heard = new Set(
    known?.papers.flatMap((paper) => [...paper.contributions, ...paper.answers].map(({ id }) => id)),
  );
  for (const paper of pack.papers) await saveVoices(db, pack, paper, voices, heard);
  for (const paper of pack.papers) await saveAmendments(db, pack, paper, voices, before(paper));
  for (const paper of pack.papers) await saveLineage(db, pack, paper, voices);
  await recountTallies(db);
  if (known && same(known, await loadPack(db, pack.edition.id))) return;
  await db
    .insertInto('event')
    .values({
      at: options.now,
      kind: 'edition-imported',
      edition_id: names.edition,
      content: JSON.stringify({ edition: pack.edition.id }),
    })
    .execute();
}

async function provisionNames(db: Database, edition: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('provision')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .select(['provision.id', 'provision.ref', 'paper.slug'])
    .where('paper.edition_id', '=', edition)
    .execute();
  return new Map(rows.map(({ id, ref, slug }) => [`${slug}/${ref}`, id]));
}

/** Rebuilds the counts beside provisions from the rows they count. */
export async function recountTallies(db: Database): Promise<void> {
  await sql`
    insert into provision_tally (provision_id, contributions)
    select provision_id, count(*) from public_contribution where standing = 'published' group by provision_id
    on conflict (provision_id) do update set contributions = excluded.contributions`.execute(db);
}

/** What the pack would rewrite although people relied on it. */
function differences(known: Pack, pack: Pack): PackError[] {
  return pack.papers.flatMap((paper) => {
    const before = known.papers.find(({ id }) => id === paper.id);
    if (!before) return [];
    const path = `papers/${paper.id}`;
    const versions = paper.versions.flatMap((version) => {
      const old = before.versions.find(({ number }) => number === version.number);
      return old && !same(old.provisions, version.provisions)
        ? [
            {
              file: `${path}/v${version.number}/${paper.authentic}.md`,
              line: 1,
              message: `version ${version.number} is already there with another text: add a version instead`,
            },
          ]
        : [];
    });
    const changed = (file: string, mine: readonly { id: string }[], theirs: readonly { id: string }[]) =>
      mine.flatMap((row, index) => {
        const old = theirs.find(({ id }) => id === row.id);
        return old && !isSilenced(old) && !same(lasting(old), lasting(row))
          ? [
              {
                file: `${path}/${file}`,
                line: index + 2,
                message: `${row.id} is already there and says something else: give the new text an id of its own`,
              },
            ]
          : [];
      });
    return [
      ...versions,
      ...changed('contributions.csv', paper.contributions, before.contributions),
      ...changed('answers.csv', paper.answers, before.answers),
      ...amended(path, paper.amendments, before.amendments),
      ...votedOtherwise(paper, before),
    ];
  });
}

/** An amendment goes on from where the pack left it: what the pack says is the beginning of what is there. */
function amended(
  path: string,
  mine: readonly PackAmendment[],
  theirs: readonly PackAmendment[],
): PackError[] {
  const file = `${path}/amendments.yml`;
  const beginning = (
    { author: _, supports: _s, signatures: _g, ...lasting }: PackAmendment,
    like: PackAmendment,
  ) => ({
    ...lasting,
    wordings: lasting.wordings.slice(0, like.wordings.length),
    steps: lasting.steps.slice(0, like.steps.length),
  });
  return mine.flatMap((amendment) => {
    const old = theirs.find(({ code }) => code === amendment.code);
    if (!old || isSilenced(old) || same(beginning(old, amendment), beginning(amendment, amendment)))
      return [];
    const message = `${amendment.code} is already there with other words or another course: it goes on there, not in the pack`;
    return [{ file, line: 1, message }];
  });
}

/** Hidden or withdrawn here since it was written down: the older words of the pack do not bring it back. */
const isSilenced = (row: object): boolean => Boolean((row as { standing?: string }).standing);

/** What of a row stays as it was said: support grows, and the name of someone who acts under a mandate is the mandate's. */
function lasting(row: object): object {
  const {
    supports: _supports,
    author,
    place,
    ...rest
  } = row as { supports?: string; author?: string; place?: string; mandate?: string };
  return rest.mandate ? rest : { ...rest, author, place };
}

const dated = new Set([
  'from',
  'to',
  'until',
  'date',
  'published',
  'rehearsal',
  'proposed',
  'at',
  'withdrawn',
  'reviewed',
]);

/** Moves every date of the pack by the whole number of weeks that brings its rehearsal day into the week of `today`. */
function rehearse(pack: Pack, today: string): Pack {
  const { rehearsal } = pack.edition;
  if (!rehearsal) return pack;
  const weeks = Math.floor((Date.parse(today) - Date.parse(rehearsal)) / (7 * 86_400_000));
  const move = (value: unknown, key: string): unknown => {
    if (typeof value === 'string' && dated.has(key) && /^\d{4}-\d\d-\d\d/.test(value))
      return addDays(value.slice(0, 10), weeks * 7) + value.slice(10);
    if (Array.isArray(value)) return value.map((item) => move(item, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, move(inner, name)]));
  };
  return move(pack, '') as Pack;
}
