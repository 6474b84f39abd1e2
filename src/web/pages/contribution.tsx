import { decide } from '../../domain/people/permissions/permissions.ts';
import { contributionTranslation } from '../../queries/contribution-translation.ts';
import { fatesOf, type LineageLine } from '../../queries/lineage.ts';
import { contributionNamed, type ThreadEntry } from '../../queries/thread.ts';
import type { Voice } from '../../queries/voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Band } from '../components/band.tsx';
import type { Faults } from '../components/field.tsx';
import { Became } from '../components/lineage.tsx';
import { Thread } from '../components/thread.tsx';
import { AnswerForm } from '../forms/answer-form.tsx';
import { ContributeForm, type FormValues } from '../forms/contribute-form.tsx';
import { type Translated, TranslationForm } from '../forms/translation-form.tsx';
import { Page } from '../layout.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';

/** A contribution at its permanent address: what was answered, replied, and what became of it. */
export const contributionPage =
  (site: Site): Handler =>
  async (c) =>
    showContribution(site, c, c.req.param('contribution') ?? '');

interface Form {
  readonly which: 'answer' | 'reply' | 'translation';
  readonly values: FormValues;
  readonly faults: Faults;
  readonly review?: boolean;
}

/** Shows the page, with a form as it was filled in when it comes back. */
export async function showContribution(
  site: Site,
  c: Parameters<Handler>[0],
  slug: string,
  form?: Form,
): Promise<Response> {
  const page = c.get('page');
  const entry = await contributionNamed(site.db, page.edition.id, slug, page);
  if (!entry) return c.notFound();
  const fates = await fatesOf(site.db, { contribution: entry.voice.id }, page);
  const asked = form?.values.language ?? c.req.query('into');
  const translated = mayTranslate(page, entry.voice) ? await intoOther(site, page, entry.voice, asked) : null;
  const faulty = form && Object.keys(form.faults).length > 0;
  return show(
    c,
    <ContributionPage page={page} entry={entry} fates={fates} form={form} translated={translated} />,
    faulty ? 422 : 200,
  );
}

interface Props {
  readonly page: PageContext;
  readonly entry: ThreadEntry;
  readonly fates: readonly LineageLine[];
  readonly form: Form | undefined;
  /** For who may translate it. */
  readonly translated: Translated | null;
}

const mayTranslate = (page: PageContext, voice: Voice): boolean =>
  voice.standing === 'published' &&
  decide(page.viewer, { act: 'translate-contribution', place: voice, open: [] }).ok;

/** The language to translate into: the one that is asked for, else the reader's, else the first there is. */
async function intoOther(
  site: Site,
  page: PageContext,
  voice: Voice,
  asked: string | undefined,
): Promise<Translated | null> {
  const all = page.edition.contentLanguages.filter((code) => code !== voice.language);
  const into = [asked, page.language, all[0]].find((code) => all.some((one) => one === code));
  if (into === undefined) return null;
  const there = await contributionTranslation(site.db, voice.id, into);
  return { into, others: all.filter((code) => code !== into), there };
}

const dataOf = (voice: Voice, author: string) => ({
  '@type': 'Comment',
  text: voice.text,
  inLanguage: voice.language,
  dateCreated: voice.saidAt.toISOString(),
  author: { '@type': 'Person', name: author },
});

function ContributionPage({ page, entry, fates, form, translated }: Props) {
  const { t, language } = page;
  const { voice } = entry;
  const author = voice.author || t('person.unnamed');
  const here = inLanguage(language, addresses.contribution(voice.slug));
  const of = (which: Form['which']) => (form?.which === which ? form : { values: {}, faults: {} });
  const stands = voice.standing === 'published';
  const may = stands && decide(page.viewer, { act: 'answer', place: voice, open: openToday(page) }).ok;
  return (
    <Page
      page={page}
      title={t('contribution.title', { author })}
      description={voice.text.slice(0, 150)}
      current="register"
      crumbs={[{ text: t('nav.register'), path: addresses.register }, { text: voice.slug }]}
      jsonLd={dataOf(voice, author)}
    >
      <div class="cadre page-tete">
        <h1>{t('contribution.title', { author })}</h1>
        <p>
          <a href={inLanguage(language, addresses.provision(voice.paper, voice.ref))}>
            {t('contribution.on', { paper: voice.paperCode, ref: voice.ref, version: voice.version })}
          </a>
        </p>
      </div>
      <section class="bande blanc" aria-label={t('contribution.said')}>
        <div class="cadre">
          <Thread page={page} entries={[entry]} />
        </div>
      </section>
      <Band id="became" title={t('became.title')}>
        {fates.length === 0 ? <p>{t('became.nothingYet')}</p> : <Became page={page} lines={fates} />}
      </Band>
      {may && voice.replyTo === null && (
        <Band id="answer" title={t('answer.title')} white>
          <AnswerForm page={page} action={`${here}/answers`} {...of('answer')} />
        </Band>
      )}
      {translated && (
        <Band id="translation" title={t('said.translate')} white>
          <TranslationForm
            page={page}
            voice={voice}
            translated={translated}
            action={`${here}/translations`}
            {...of('translation')}
          />
        </Band>
      )}
      {stands && voice.replyTo === null && voice.stands && (
        <Band id="reply" title={t('reply.title')}>
          <ContributeForm page={page} action={`${here}/replies`} reply {...of('reply')} />
        </Band>
      )}
    </Page>
  );
}
