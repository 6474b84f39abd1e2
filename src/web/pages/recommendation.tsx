import { decide } from '../../domain/people/permissions/permissions.ts';
import { fatesOf, type LineageLine } from '../../queries/lineage.ts';
import { type PaperHead, type ProvisionText, paperHead, provisionsOf } from '../../queries/paper-text.ts';
import { type ListedPriority, priorities } from '../../queries/priorities.ts';
import { type RecommendationPlace, recommendationByCode } from '../../queries/recommendation.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Band } from '../components/band.tsx';
import { Code } from '../components/cited.tsx';
import type { Faults } from '../components/field.tsx';
import { Became } from '../components/lineage.tsx';
import { Name } from '../components/name.tsx';
import { Prose } from '../components/prose.tsx';
import { Answered } from '../components/voice.tsx';
import { AnswerForm } from '../forms/answer-form.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { formatDate } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import { Page } from '../layout.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs } from './paper.tsx';

/** A recommendation under its permanent code: what it says, what was answered, what became of it. */
export const recommendationPage =
  (site: Site): Handler =>
  async (c) =>
    showRecommendation(site, c, c.req.param('code') ?? '');

/** Shows the page, with the answer form as it was filled in when it comes back. */
export async function showRecommendation(
  site: Site,
  c: Parameters<Handler>[0],
  code: string,
  form: { values: FormValues; faults: Faults } = { values: {}, faults: {} },
): Promise<Response> {
  const page = c.get('page');
  const place = await recommendationByCode(site.db, page.edition.id, code, page);
  const head = place && (await paperHead(site.db, page.edition.id, place.paper, page.language));
  if (!place || !head) return c.notFound();
  const provisions = await provisionsOf(site.db, head.id, head.version, page.language);
  const provision = provisions.find(({ ref }) => ref === place.ref);
  const fates = await fatesOf(site.db, { provision: place.id }, page);
  const carried = await priorities(site.db, page.edition.id, page.language, { carriedBy: place.id });
  const status = Object.keys(form.faults).length > 0 ? 422 : 200;
  const props = { page, place, head, provision, fates, carried, form };
  return show(c, <RecommendationPage {...props} />, status);
}

interface Props {
  readonly page: PageContext;
  readonly place: RecommendationPlace;
  readonly head: PaperHead;
  /** Undefined when the text of today no longer has it. */
  readonly provision: ProvisionText | undefined;
  readonly fates: readonly LineageLine[];
  readonly carried: readonly ListedPriority[];
  readonly form: { readonly values: FormValues; readonly faults: Faults };
}

function RecommendationPage(props: Props) {
  const { page, place, head, provision } = props;
  const { t, language } = page;
  return (
    <Page
      page={page}
      title={`${place.code}, ${head.title}`}
      description={t('recommendation.description', { code: place.code, title: head.title })}
      canonical={addresses.recommendation(place.code)}
      current={head.kind === 'outcome' ? 'outcome' : 'papers'}
      crumbs={paperCrumbs(page, head, { text: place.code })}
    >
      <div class="cadre page-tete">
        <h1>
          <Code code={place.code} />
        </h1>
        {provision ? (
          <blockquote lang={provision.language} dir={directionOf(provision.language)}>
            <p>
              <Prose content={provision.content} language={provision.language} />
            </p>
          </blockquote>
        ) : (
          <p class="avis">{t('recommendation.withdrawn')}</p>
        )}
        <p>
          <a class="lien-action" href={inLanguage(language, addresses.provision(head.slug, place.ref))}>
            {t('recommendation.debate', { count: provision?.contributions ?? 0 })}
          </a>
        </p>
      </div>
      <Disposition {...props} />
      <Outcome {...props} />
    </Page>
  );
}

function Disposition({ page, place, form }: Props) {
  const { t } = page;
  const may = decide(page.viewer, { act: 'answer', place, open: openToday(page) }).ok;
  return (
    <Band id="disposition" title={t('recommendation.answer')} white>
      {place.answers.map((reply) => (
        <Answered page={page} reply={reply} />
      ))}
      {place.answers.length === 0 && (
        <p class="rep attend">
          {place.dueAt
            ? t('recommendation.unansweredBy', {
                day: formatDate(page.language, place.dueAt, page.edition.timeZone),
              })
            : t('recommendation.unanswered')}
        </p>
      )}
      {may && (
        <div class="bas" id="answer">
          <AnswerForm
            page={page}
            action={`${inLanguage(page.language, addresses.recommendation(place.code))}/answers`}
            required
            {...form}
          />
        </div>
      )}
    </Band>
  );
}

function Outcome({ page, fates, carried }: Props) {
  const { t, language } = page;
  return (
    <Band id="became" title={t('became.title')}>
      {fates.length === 0 ? <p>{t('became.nothingYet')}</p> : <Became page={page} lines={fates} />}
      {carried.length > 0 && (
        <>
          <h3>{t('recommendation.carries')}</h3>
          <ul class="lignes fin">
            {carried.map((priority) => (
              <li>
                <a href={inLanguage(language, addresses.priority(priority.slug))}>
                  <Name page={page} text={priority.title} language={priority.language} />
                </a>{' '}
                ·{' '}
                <Name page={page} text={priority.organisationName} language={priority.organisationLanguage} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Band>
  );
}
