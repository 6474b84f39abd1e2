import { z } from 'zod';
import { instantOf, localOf } from '../../domain/editions/local-time.ts';
import type { Inline } from '../../domain/papers/inline.ts';
import type { Database } from '../../store/database.ts';
import { gatherList } from './gather.ts';
import { parseInline, writeInline } from './inline-markdown.ts';
import type { EditionRow } from './load-edition.ts';
import { language, moment, slug } from './pack-shapes.ts';
import { idOf } from './save-edition.ts';

const perhaps = <T extends z.ZodType>(shape: T) => z.union([shape, z.literal('')]);

/** Whose a translation is, who read it again, and what it was made from and against; empty: nobody wrote it down. */
export const translationSchema = z.strictObject({
  version: z.string().regex(/^\d+$/, 'write the number of a version'),
  provision: z.string(),
  language,
  mandate: perhaps(slug),
  date: perhaps(moment),
  reviewed_by: perhaps(slug),
  reviewed: perhaps(moment),
  waived: z.string().regex(/^([a-z0-9-]+( [a-z0-9-]+)*)?$/, 'write names of terms with spaces between them'),
  source: z.string(),
});
export type PackTranslation = z.infer<typeof translationSchema>;

/** What is known of the translations of each paper, by the first version each stands in. */
export async function loadTranslations(
  db: Database,
  edition: EditionRow,
): Promise<(paper: string) => PackTranslation[]> {
  const rows = await db
    .selectFrom('provision_text as text')
    .innerJoin('provision_state as state', 'state.id', 'text.state_id')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .leftJoin('mandate as translator', 'translator.id', 'text.translated_under')
    .leftJoin('mandate as reviewer', 'reviewer.id', 'text.reviewed_under')
    .select(['paper.id as owner', 'paper.slug as paper', 'provision.ref', 'state.from_version as version'])
    .select(['text.language', 'text.source_content as source', 'text.waived_terms as waived'])
    .select(['translator.slug as mandate', 'text.translated_at as date'])
    .select(['reviewer.slug as reviewer', 'text.reviewed_at as reviewed'])
    .where('paper.edition_id', '=', edition.id)
    .where((where) =>
      where.or([
        where('text.translated_under', 'is not', null),
        where('text.reviewed_under', 'is not', null),
        where('text.source_content', 'is not', null),
      ]),
    )
    .orderBy('state.from_version')
    .orderBy('state.position')
    .orderBy('state.id')
    .orderBy('text.language')
    .execute();
  const ids = new Map(rows.map(({ paper, owner }) => [paper, owner]));
  const local = (at: Date | null) => (at ? localOf(at, edition.time_zone) : '');
  const of = gatherList(
    rows.map(({ owner, version, ref, mandate, date, reviewer, reviewed, waived, source, ...row }) => ({
      owner,
      value: {
        version: String(version),
        provision: ref,
        language: row.language,
        mandate: mandate ?? '',
        date: local(date),
        reviewed_by: reviewer ?? '',
        reviewed: local(reviewed),
        waived: waived.join(' '),
        source: source ? writeInline(source as unknown as readonly Inline[]) : '',
      },
    })),
  );
  return (paper) => of(ids.get(paper) ?? 0);
}

interface At {
  readonly paper: number;
  readonly timeZone: string;
  readonly mandates: ReadonlyMap<string, number>;
}

/** Saves what is known of translations of which nothing is known here: what was translated here goes on here. */
export async function saveTranslations(
  db: Database,
  { translations }: { readonly translations: readonly PackTranslation[] },
  at: At,
): Promise<void> {
  for (const row of translations) {
    const version = Number(row.version);
    const state = await db
      .selectFrom('provision_state as state')
      .innerJoin('provision', 'provision.id', 'state.provision_id')
      .select('state.id')
      .where('provision.paper_id', '=', at.paper)
      .where('provision.ref', '=', row.provision)
      .where('from_version', '<=', version)
      .where((where) => where.or([where('until_version', 'is', null), where('until_version', '>', version)]))
      .executeTakeFirst();
    if (!state) continue;
    const moment = (given: string) => (given === '' ? null : instantOf(given, at.timeZone));
    const mandate = (given: string) => (given === '' ? null : idOf(at.mandates, given));
    await db
      .updateTable('provision_text')
      .set({
        translated_under: mandate(row.mandate),
        translated_at: moment(row.date),
        reviewed_under: mandate(row.reviewed_by),
        reviewed_at: moment(row.reviewed),
        waived_terms: row.waived === '' ? [] : row.waived.split(' '),
        source_content: row.source === '' ? null : JSON.stringify(parseInline(row.source).content),
      })
      .where('state_id', '=', state.id)
      .where('language', '=', row.language)
      .where('status', '<>', 'original')
      .where('translated_under', 'is', null)
      .where('reviewed_under', 'is', null)
      .where('source_content', 'is', null)
      .execute();
  }
}
