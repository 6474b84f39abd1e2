import type { NextUse } from '../../domain/editions/next-use.ts';
import { type Decision, decide } from '../../domain/people/permissions/permissions.ts';
import { waitingSuggestions } from '../../queries/suggestions.ts';
import { type TranslatablePaper, translatablePapers } from '../../queries/translatable-papers.ts';
import { type TranslationPass, translationPasses } from '../../queries/translation-passes.ts';
import { type TranslationCounts, translationCounts, translationStates } from '../../queries/translations.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Name } from '../components/name.tsx';
import { ReadyBefore, SincePass } from '../components/translation-calendar.tsx';
import { languageName } from '../languages/formats.ts';
import { nextUses } from '../next-uses.ts';
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
    const headers = ['paper', 'language', 'ready', 'progress'] as const;
    const works = await worksOn(site, page, own);
    const waiting = await waitingSuggestions(
      site.db,
      papers.filter((paper) => mayDecide(page, paper)).map(({ id }) => id),
    );
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
                <th scope="col">{t(`translations.${header}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {works.map((work) => (
              <Row page={page} work={work} />
            ))}
          </tbody>
        </table>
        {waiting.length > 0 && <h2 class="bas">{t('suggestions.short')}</h2>}
        {waiting.length > 0 && (
          <ul class="lignes">
            {waiting.map(({ paper, language, count }) => (
              <Waiting
                page={page}
                paper={papers.find(({ id }) => id === paper)}
                into={language}
                count={count}
              />
            ))}
          </ul>
        )}
      </SimplePage>,
    );
  };

const mayTranslate = (page: PageContext, { slug, circuit, track }: TranslatablePaper) =>
  decide(page.viewer, { act: 'translate', place: { circuit, track, paper: slug }, open: openToday(page) });

const mayDecide = (page: PageContext, { slug, circuit, track }: TranslatablePaper): boolean =>
  decide(page.viewer, { act: 'decide-suggestion', place: { circuit, track, paper: slug }, open: [] }).ok;

interface WaitingProps {
  readonly page: PageContext;
  readonly paper: TranslatablePaper | undefined;
  readonly into: string;
  readonly count: number;
}

/** The corrections that wait for a decision, in one language of a paper. */
function Waiting({ page, paper, into, count }: WaitingProps) {
  if (!paper) return null;
  const { t, language } = page;
  return (
    <li>
      <Name page={page} text={paper.title} language={paper.language} /> · {languageName(language, into)} ·{' '}
      <a href={inLanguage(language, addresses.suggestions(paper.slug, into))}>
        {t('suggestions.waiting', { count })}
      </a>
    </li>
  );
}

type Refused = Extract<Decision, { ok: false }>;

/** Of the reasons why none may be translated, the one that says most: most papers are somebody else's. */
const nearest = (refusals: readonly Refused[]): Why =>
  refusals.find(({ refusal }) => refusal !== 'not-your-track') ?? refusals[0] ?? 'not-your-role';

/** A paper in one of the languages it is translated into. */
interface Work {
  readonly paper: TranslatablePaper;
  readonly target: string;
  readonly counts: TranslationCounts;
  readonly use: NextUse | null;
  readonly pass: TranslationPass | null;
}

/** What is to be done, the next to be ready first; then what is done. */
async function worksOn(site: Site, page: PageContext, papers: readonly TranslatablePaper[]): Promise<Work[]> {
  const { edition, viewer } = page;
  const ids = papers.map(({ id }) => id);
  const counts = await translationCounts(site.db, ids, edition.contentLanguages);
  const passes = await translationPasses(site.db, ids, viewer?.person ?? null);
  const uses = await nextUses(site, page, ids);
  const works = papers.flatMap((paper) => {
    const targets = edition.contentLanguages.filter((target) => target !== paper.authentic);
    return targets.map((target) => ({
      paper,
      target,
      counts: counts(paper.id, target),
      use: uses(paper.id),
      pass: passes(paper.id, target),
    }));
  });
  return works.sort((one, other) => turnOf(one) - turnOf(other));
}

/** The order of the work: milliseconds of the moment before which it must be ready; without one, and what is done, last. */
const turnOf = (work: Work): number =>
  isDone(work) ? Number.MAX_SAFE_INTEGER : (work.use?.at.getTime() ?? Number.MAX_SAFE_INTEGER - 1);

const isDone = ({ counts }: Work): boolean =>
  counts.missing + counts.stale + counts.machine + counts.unreviewed === 0;

function Row({ page, work }: { readonly page: PageContext; readonly work: Work }) {
  const { paper, target, counts, use, pass } = work;
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
      <td data-t={t('translations.ready')}>
        {isDone(work) ? t('translations.done') : <ReadyBefore page={page} use={use} />}
      </td>
      <td data-t={t('translations.progress')}>
        <progress value={inStep} max={Math.max(total, 1)} aria-hidden="true" />
        <br />
        {t('translations.inStep', { count: inStep, total })}
        <p class="petit">{t('translations.left', { ...counts })}</p>
        <SincePass page={page} pass={pass} />
      </td>
    </tr>
  );
}
