import { type Decision, decide } from '../../domain/people/permissions/permissions.ts';
import { type TranslatablePaper, translatablePapers } from '../../queries/translatable-papers.ts';
import { type TranslationCounts, translationCounts, translationStates } from '../../queries/translations.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Name } from '../components/name.tsx';
import { languageName } from '../languages/formats.ts';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { refusalPage, type Why } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** How far the translations are of every paper that who reads may translate. */
export const translationsPage =
  (site: Site): Handler =>
  async (c) => {
    const page = privately(c);
    const { t, edition } = page;
    const papers = await translatablePapers(site.db, edition.id, page.language);
    const decisions = papers.map((paper) => ({ paper, decision: mayTranslate(page, paper) }));
    const own = decisions.flatMap(({ paper, decision }) => (decision.ok ? [paper] : []));
    const refusals = decisions.flatMap(({ decision }) => (decision.ok ? [] : [decision]));
    if (own.length === 0) return refusalPage(c, nearest(refusals));
    const counts = await translationCounts(
      site.db,
      own.map(({ id }) => id),
      edition.contentLanguages,
    );
    const headers = [t('translations.paper'), t('translations.language'), t('translations.progress')];
    return show(
      c,
      <SimplePage
        page={page}
        title={t('translations.all')}
        description={t('translations.all.explain')}
        current="papers"
        crumbs={[{ text: t('nav.papers'), path: addresses.papers }, { text: t('translations.short') }]}
      >
        <table class="donnees emp">
          <thead>
            <tr>
              {headers.map((header) => (
                <th scope="col">{header}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {own.flatMap((paper) =>
              edition.contentLanguages
                .filter((target) => target !== paper.authentic)
                .map((target) => (
                  <Row page={page} paper={paper} target={target} counts={counts(paper.id, target)} />
                )),
            )}
          </tbody>
        </table>
      </SimplePage>,
    );
  };

const mayTranslate = (page: PageContext, { slug, circuit, track }: TranslatablePaper) =>
  decide(page.viewer, { act: 'translate', place: { circuit, track, paper: slug }, open: openToday(page) });

type Refused = Extract<Decision, { ok: false }>;

/** Of the reasons why none may be translated, the one that says most: most papers are somebody else's. */
const nearest = (refusals: readonly Refused[]): Why =>
  refusals.find(({ refusal }) => refusal !== 'not-your-track') ?? refusals[0] ?? 'not-your-role';

interface RowProps {
  readonly page: PageContext;
  readonly paper: TranslatablePaper;
  readonly target: string;
  readonly counts: TranslationCounts;
}

function Row({ page, paper, target, counts }: RowProps) {
  const { t, language } = page;
  const total = translationStates.reduce((sum, state) => sum + counts[state], 0);
  const inStep = counts.reviewed + counts.unreviewed;
  const spoken = languageName(language, target);
  return (
    <tr>
      <th scope="row">
        <Name page={page} text={paper.title} language={paper.language} />
      </th>
      <td data-t={t('translations.language')}>
        <a href={inLanguage(language, addresses.translation(paper.slug, target))}>
          {spoken}
          <span class="vh">
            {' '}
            <Name page={page} text={paper.title} language={paper.language} />
          </span>
        </a>
      </td>
      <td data-t={t('translations.progress')}>
        <progress value={inStep} max={Math.max(total, 1)} aria-hidden="true" />
        <br />
        {t('translations.inStep', { count: inStep, total })}
        <p class="petit">{t('translations.left', { ...counts })}</p>
      </td>
    </tr>
  );
}
