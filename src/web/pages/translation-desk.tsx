import { plainText } from '../../domain/papers/inline.ts';
import { machineOf } from '../../exchange/machine/machine.ts';
import { waitingSuggestions } from '../../queries/suggestions.ts';
import { termChecks } from '../../queries/terms.ts';
import { translationPasses } from '../../queries/translation-passes.ts';
import {
  passageBefore,
  segments,
  translationCounts,
  translationStates,
  waivedTranslations,
} from '../../queries/translations.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { SelectField } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Segment } from '../components/segment.tsx';
import { ReadyBefore, SincePass } from '../components/translation-calendar.tsx';
import { deskOf } from '../desk-of.ts';
import type { FormValues } from '../forms/contribute-form.tsx';
import { type DeskPlace, deskAddress, deskFilters, deskPlaceOf, statesOf } from '../forms/desk-place.tsx';
import { MachineForm, MachineReport } from '../forms/machine-run.tsx';
import { languageName } from '../languages/formats.ts';
import { nextUses } from '../next-uses.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs } from './paper.tsx';
import { SimplePage } from './simple-page.tsx';

const pageSize = 20;

/** Where a paper is translated into one language, passage by passage. */
export const translationDeskPage =
  (site: Site): Handler =>
  async (c) => {
    const desked = await deskOf(site, c);
    if ('refusal' in desked) return desked.refusal;
    const { head, target } = desked;
    const page = c.get('page');
    const { t, language, edition } = page;
    const place = await placeAsked(site, head.id, c.req.query());
    const standing = await standingOf(site, page, head.id, target);
    const found = await segments(site.db, {
      paper: head.id,
      authentic: head.authentic,
      target,
      states: statesOf(place.state),
      after: place.after,
      limit: pageSize + 1,
    });
    const shown = found.slice(0, pageSize);
    const checks = await termChecks(
      site.db,
      edition.id,
      { source: head.authentic, target },
      shown.map(({ source, content }) => ({
        source: plainText(source),
        target: content && plainText(content),
      })),
    );
    const desk = { paper: head.slug, target };
    const machine = machineOf(site.settings.machine);
    const last = found.length > pageSize ? (shown.at(-1)?.provision ?? null) : null;
    return show(
      c,
      <SimplePage
        page={page}
        title={t('translations.title', { title: head.title, language: languageName(language, target) })}
        description={t('translations.explain')}
        current="papers"
        crumbs={paperCrumbs(
          page,
          head,
          { text: t('translations.short'), path: addresses.translations },
          { text: languageName(language, target) },
        )}
      >
        <Standing page={page} standing={standing} />
        <Suggested page={page} {...desk} count={standing.suggested} />
        <FileReport page={page} query={c.req.query()} />
        <MachineReport page={page} query={c.req.query()} />
        {machine && (
          <MachineForm page={page} {...desk} machine={machine.name} missing={standing.counts.missing} />
        )}
        <Files page={page} {...desk} />
        <Filter page={page} action={deskAddress(language, desk, deskPlaceOf({}))} place={place} />
        {shown.length === 0 && <p>{t('translations.empty')}</p>}
        {shown.map((segment, index) => (
          <Segment
            page={page}
            {...desk}
            authentic={head.authentic}
            segment={segment}
            checks={checks[index] ?? []}
            place={place}
          />
        ))}
        <Pagination
          page={page}
          first={place.after === null ? null : deskAddress(language, desk, { ...place, after: null })}
          next={last === null ? null : deskAddress(language, desk, { ...place, after: last })}
        />
      </SimplePage>,
    );
  };

/** Where the desk begins: after a passage, or with one. */
async function placeAsked(site: Site, paper: number, query: FormValues): Promise<DeskPlace> {
  const { from } = query;
  if (from === undefined) return deskPlaceOf(query);
  return { ...deskPlaceOf(query), after: await passageBefore(site.db, paper, from) };
}

/** The way out to a translation tool, and back. */
function Files({ page, paper, target }: { page: PageContext; paper: string; target: string }) {
  const { t, language } = page;
  return (
    <nav class="actions-mini" aria-label={t('translation.files')}>
      <a href={inLanguage(language, addresses.translationFile(paper, target))}>
        <Icon name="download" /> {t('translation.download', { language: languageName(language, target) })}
      </a>
      <a href={inLanguage(language, addresses.translatedFile(paper, target))}>
        {t('translation.file.short')}
      </a>
    </nav>
  );
}

interface SuggestedProps {
  readonly page: PageContext;
  readonly paper: string;
  readonly target: string;
  readonly count: number;
}

/** The way to the corrections that wait for a decision. */
function Suggested({ page, paper, target, count }: SuggestedProps) {
  if (count === 0) return null;
  return (
    <p>
      <a href={inLanguage(page.language, addresses.suggestions(paper, target))}>
        {page.t('suggestions.waiting', { count })}
      </a>
    </p>
  );
}

/** How many translations have just been taken in from a file. */
function FileReport({ page, query }: { page: PageContext; query: FormValues }) {
  const [taken] = /^\d{1,4}$/.exec(query.taken ?? '') ?? [];
  if (taken === undefined) return null;
  return (
    <p class="avis" role="status" id="taken" tabindex={-1}>
      {page.t('translation.file.taken', { count: Number(taken) })}
    </p>
  );
}

/** How far a translation is, when it must be ready and what has moved. */
async function standingOf(site: Site, page: PageContext, paper: number, target: string) {
  const waiting = await waitingSuggestions(site.db, [paper]);
  return {
    suggested: waiting.find(({ language }) => language === target)?.count ?? 0,
    counts: (await translationCounts(site.db, [paper], [target]))(paper, target),
    use: (await nextUses(site, page, [paper]))(paper),
    pass: (await translationPasses(site.db, [paper], page.viewer?.person ?? null))(paper, target),
    waived: await waivedTranslations(site.db, paper, target),
  };
}

type DeskStanding = Awaited<ReturnType<typeof standingOf>>;

function Standing({ page, standing }: { page: PageContext; standing: DeskStanding }) {
  const { t } = page;
  const { counts, use, pass, waived } = standing;
  return (
    <>
      <h2 class="etiq">{t('translations.ready')}</h2>
      <ReadyBefore page={page} use={use} />
      <dl class="chiffres">
        {translationStates.map((state) => (
          <div>
            <dt>{t.of('translations.state', state)}</dt>
            <dd>{counts[state]}</dd>
          </div>
        ))}
      </dl>
      <SincePass page={page} pass={pass} />
      {waived > 0 && <p class="petit">{t('terms.waivedCount', { count: waived })}</p>}
    </>
  );
}

function Filter({ page, action, place }: { page: PageContext; action: string; place: DeskPlace }) {
  const { t } = page;
  const label = (filter: (typeof deskFilters)[number]) =>
    filter === 'all' || filter === 'work'
      ? t.of('translations.filter', filter)
      : t.of('translations.state', filter);
  return (
    <form class="filtres bas" method="get" action={action}>
      <SelectField
        name="state"
        label={t('translations.show')}
        value={place.state}
        options={deskFilters.map((value) => ({ value, label: label(value) }))}
      />
      <button class="bouton" type="submit">
        {t('filter.apply')}
      </button>
    </form>
  );
}
