import { sql } from 'kysely';
import type { Inline } from '../domain/papers/inline.ts';
import type { FormKind } from '../domain/papers/paper-form.ts';
import type { Database } from './database.ts';
import { type NamedIn, named } from './names.ts';

/** A provision as one version has it, in the reader's language or else in its original one. */
export interface ProvisionText {
  readonly id: number;
  readonly ref: string;
  readonly kind: string;
  readonly level: number | null;
  readonly part: string;
  readonly addressee: string | null;
  /** § as readers see it: the same in every language; null for headings and notes. */
  readonly number: number | null;
  /** The permanent code of a published recommendation. */
  readonly code: string | null;
  readonly language: string;
  readonly status: string;
  /** Whether somebody else than its translator has read a translation again. */
  readonly reviewed: boolean;
  /** Who suggested the words of a translation, and agreed to be named. */
  readonly suggestedBy: string | null;
  readonly content: readonly Inline[];
  readonly contributions: number;
}

export interface PaperHead {
  readonly id: number;
  readonly slug: string;
  readonly code: string;
  readonly kind: string;
  readonly circuit: NamedIn | null;
  readonly track: NamedIn | null;
  readonly authentic: string;
  /** The version shown, and the latest one published. */
  readonly version: number;
  readonly versionId: number;
  readonly latest: number;
  readonly publishedAt: Date;
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  readonly status: string;
  readonly languages: readonly string[];
  /** The forms it can be read in beside its text. */
  readonly forms: readonly FormKind[];
}

/** The title of a paper at one published version (the latest when `version` is null); null when there is none. */
export async function paperHead(
  db: Database,
  edition: number,
  slug: string,
  language: string,
  version: number | null = null,
): Promise<PaperHead | null> {
  let query = db
    .selectFrom('paper')
    .innerJoin('paper_version as version', 'version.paper_id', 'paper.id')
    .innerJoin('paper_text as text', 'text.paper_version_id', 'version.id')
    .leftJoin('circuit', 'circuit.id', 'paper.circuit_id')
    .leftJoin('track', 'track.id', 'paper.track_id')
    .select(['paper.id', 'paper.slug', 'paper.code', 'paper.kind', 'paper.authentic_language as authentic'])
    .select(['version.number as version', 'version.id as versionId', 'version.published_at as publishedAt'])
    .select(['text.title', 'text.summary', 'text.language', 'text.status'])
    .select([
      named('circuit', 'paper.circuit_id', language).$castTo<NamedIn | null>().as('circuit'),
      named('track', 'paper.track_id', language).$castTo<NamedIn | null>().as('track'),
    ])
    .select(
      sql<number>`(select max(number) from paper_version where paper_id = paper.id and published_at is not null)`.as(
        'latest',
      ),
    )
    .select(
      sql<
        string[]
      >`(select array_agg(language::text order by language) from paper_text where paper_version_id = version.id)`.as(
        'languages',
      ),
    )
    .select(
      sql<
        FormKind[]
      >`array(select distinct kind from public_paper_form where paper_id = paper.id order by kind)`.as(
        'forms',
      ),
    )
    .where('paper.edition_id', '=', edition)
    .where('paper.slug', '=', slug)
    .where('version.published_at', 'is not', null);
  if (version !== null) query = query.where('version.number', '=', version);
  const row = await query
    .orderBy('version.number', 'desc')
    .orderBy((order) => order('text.language', '=', language), 'desc')
    .orderBy((order) => order('text.status', '=', 'original'), 'desc')
    .limit(1)
    .executeTakeFirst();
  // "Published" is in the condition: the column itself may be empty.
  return row?.publishedAt ? { ...row, publishedAt: row.publishedAt } : null;
}

/** The provisions of one version in order, each in the reader's language or else in the one it was written in. */
export async function provisionsOf(
  db: Database,
  paper: number,
  version: number,
  language: string,
): Promise<ProvisionText[]> {
  return (await provisionsOfVersions(db, paper, [version], language)).get(version) ?? [];
}

/** The same of several versions, in one question. */
export async function provisionsOfVersions(
  db: Database,
  paper: number,
  versions: readonly number[],
  language: string,
): Promise<Map<number, ProvisionText[]>> {
  const rows = await db
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('provision_text as text', 'text.state_id', 'state.id')
    .leftJoin('recommendation', 'recommendation.provision_id', 'provision.id')
    .leftJoin('provision_tally as tally', 'tally.provision_id', 'provision.id')
    .innerJoin(
      sql<{ number: number }>`unnest(${sql.val([...versions])}::integer[])`.as<'shown'>(sql`shown(number)`),
      (join) =>
        join.on(
          sql<boolean>`state.from_version <= shown.number and coalesce(state.until_version > shown.number, true)`,
        ),
    )
    .distinctOn(['shown.number', 'state.position', 'state.id'])
    .select('shown.number as version')
    .select(['provision.id', 'provision.ref', 'state.kind', 'state.level', 'state.part', 'state.addressee'])
    .select(['recommendation.code', 'text.language', 'text.status', 'text.content'])
    .select(sql<boolean>`text.reviewed_at is not null`.as('reviewed'))
    .select(
      sql<string | null>`case when text.suggestion_id is not null then (select nullif(person.name, '')
        from translation_suggestion own join person on person.id = own.person_id
        where own.id = text.suggestion_id and own.named) end`.as('suggestedBy'),
    )
    .select((select) => select.fn.coalesce('tally.contributions', sql<number>`0`).as('contributions'))
    .where('provision.paper_id', '=', paper)
    .orderBy('shown.number')
    .orderBy('state.position')
    .orderBy('state.id')
    .orderBy((order) => order('text.language', '=', language), 'desc')
    .orderBy((order) => order('text.status', '=', 'original'), 'desc')
    .execute();
  const texts = new Map<number, ProvisionText[]>(versions.map((version) => [version, []]));
  const last = new Map<number, number>();
  for (const { version, ...row } of rows) {
    const numbered = row.kind !== 'heading' && row.kind !== 'note';
    const number = (last.get(version) ?? 0) + (numbered ? 1 : 0);
    last.set(version, number);
    texts.get(version)?.push({
      ...row,
      number: numbered ? number : null,
      content: row.content as unknown as readonly Inline[],
    });
  }
  return texts;
}
