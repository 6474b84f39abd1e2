import type { Outcome } from '../../exchange/translation/import-xliff.ts';
import { type Reviewed, reviewedOf } from '../../exchange/translation/reviewed.ts';
import type { PaperHead } from '../../queries/paper-text.ts';
import { paperTranslation } from '../../queries/translation-texts.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { type FileCommon, FileConflict, FilePassage } from '../components/file-passage.tsx';
import { PassageLink, passageNames } from '../components/passage-link.tsx';
import { FileConfirmation } from '../forms/file-confirmation.tsx';
import { languageName } from '../languages/formats.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';
import { fileCrumbs } from './translated-file.tsx';

interface Read {
  readonly head: PaperHead;
  readonly target: string;
  readonly outcomes: readonly Outcome[];
}

/** What a file would change, what conflicts with what is here, and what cannot be used; each with the way to it. */
export async function showFileReview(
  site: Site,
  c: Parameters<Handler>[0],
  { head, target, outcomes }: Read,
): Promise<Response> {
  const page = c.get('page');
  const { t, language, edition } = page;
  const texts = (await paperTranslation(site.db, edition.id, head.slug, target))?.texts ?? [];
  const names = passageNames(page, { paper: head.slug, target, authentic: head.authentic, texts });
  const { fresh, conflicts, unusable, unchanged } = sorted(outcomes);
  const here = new Map(texts.map(({ ref, translation }) => [ref, translation]));
  const common = { page, names, target, authentic: head.authentic };
  return show(
    c,
    <SimplePage
      page={page}
      title={t('translation.file.reviewTitle', {
        title: head.title,
        language: languageName(language, target),
      })}
      description={t('translation.file.counts', {
        fresh: fresh.length,
        unchanged,
        conflicts: conflicts.length,
        unusable: unusable.length,
      })}
      current="papers"
      crumbs={fileCrumbs(page, head, target, t('translation.file.short'))}
    >
      {fresh.length === 0 ? (
        <p>{t('translation.file.nothing')}</p>
      ) : (
        <FileConfirmation
          page={page}
          paper={head.slug}
          target={target}
          passages={fresh.map((one) => one.kept)}
        >
          {fresh.map(({ step }) => (
            <FilePassage {...common} step={step} here={here.get(step.ref) ?? null} />
          ))}
        </FileConfirmation>
      )}
      <Conflicts {...common} conflicts={conflicts} />
      <Unusable {...common} unusable={unusable} />
      <p class="bas">
        <a href={inLanguage(language, addresses.translatedFile(head.slug, target))}>
          {t('translation.file.other')}
        </a>
      </p>
    </SimplePage>,
  );
}

function Conflicts({ conflicts, ...common }: FileCommon & Pick<Sorted, 'conflicts'>) {
  const { t } = common.page;
  if (conflicts.length === 0) return null;
  return (
    <>
      <h2 class="bas">{t('translation.file.conflicts')}</h2>
      <p>{t('translation.file.conflicts.explain')}</p>
      {conflicts.map((step) => (
        <FileConflict {...common} step={step} />
      ))}
    </>
  );
}

function Unusable({ page, names, unusable }: FileCommon & Pick<Sorted, 'unusable'>) {
  const { t } = page;
  if (unusable.length === 0) return null;
  return (
    <>
      <h2 class="bas">{t('translation.file.unusable')}</h2>
      <ul class="lignes fin">
        {unusable.map(({ ref, why }) => (
          <li>
            <PassageLink page={page} passage={ref} names={names} /> · {t.of('translation.unusable', why)}
          </li>
        ))}
      </ul>
    </>
  );
}

type Step<Kind extends Outcome['outcome']> = Extract<Outcome, { outcome: Kind }>;

interface Sorted {
  readonly fresh: readonly { readonly step: Step<'new'>; readonly kept: Reviewed }[];
  readonly conflicts: readonly Step<'conflict'>[];
  readonly unusable: readonly Step<'refused'>[];
  readonly unchanged: number;
}

function sorted(outcomes: readonly Outcome[]): Sorted {
  const of = <Kind extends Outcome['outcome']>(kind: Kind) =>
    outcomes.filter((step): step is Step<Kind> => step.outcome === kind);
  const fresh = of('new').map((step) => ({ step, kept: reviewedOf(step) }));
  return {
    fresh: fresh.flatMap(({ step, kept }) => (kept ? [{ step, kept }] : [])),
    conflicts: of('conflict'),
    unusable: [
      ...of('refused'),
      ...fresh.flatMap(({ step, kept }) =>
        kept ? [] : [{ outcome: 'refused', ref: step.ref, why: 'codes' } as const],
      ),
    ],
    unchanged: of('unchanged').length,
  };
}
