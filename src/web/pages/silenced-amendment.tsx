import type { ComponentChildren } from 'preact';
import { amendmentCourse, amendmentWordings } from '../../queries/amendment-course.ts';
import type { AmendmentEntry } from '../../queries/amendments.ts';
import { whyHidden } from '../../queries/own-amendments.ts';
import { ownBacking } from '../../queries/own-backing.ts';
import type { PaperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { AmendmentCourse } from '../components/amendment-course.tsx';
import { AmendmentState } from '../components/amendment-head.tsx';
import { Band } from '../components/band.tsx';
import { citing } from '../components/cited.tsx';
import { TypedWords } from '../components/typed-words.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs } from './paper.tsx';

/** An amendment whose words are not public: it keeps its number, its place and its course, and says why. `values`: what was typed in a form of its page meanwhile. */
export async function showSilencedAmendment(
  site: Site,
  c: Parameters<Handler>[0],
  head: PaperHead,
  amendment: AmendmentEntry,
  values: FormValues,
): Promise<Response> {
  const page = c.get('page');
  const { language, viewer } = page;
  const reason = amendment.standing === 'hidden' ? await whyHidden(site.db, amendment.id) : null;
  const steps = await amendmentCourse(site.db, amendment.id, language);
  const wordings = await amendmentWordings(site.db, amendment.id);
  const own = viewer && (await ownBacking(site.db, amendment.id, viewer.person)).signed;
  return show(
    c,
    <SilencedPage page={page} head={head} amendment={amendment} reason={reason} own={own === true}>
      <TypedWords page={page} values={values} />
      <AmendmentCourse
        page={page}
        paper={head.slug}
        authentic={amendment.authentic}
        steps={steps}
        wordings={wordings}
      />
    </SilencedPage>,
  );
}

interface Props {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly amendment: AmendmentEntry;
  /** Why it was hidden, by its name in the catalogues. */
  readonly reason: string | null;
  /** The reader is one of its authors. */
  readonly own: boolean;
  readonly children: ComponentChildren;
}

function SilencedPage({ page, head, amendment, reason, own, children }: Props) {
  const { t, language } = page;
  const { code, parent, provision, standing } = amendment;
  const title = parent
    ? t('amendment.title.amendment', { code, parent })
    : t('amendment.title', { code, number: provision });
  return (
    <Page
      page={page}
      title={`${title} · ${head.title}`}
      description={t.of('amendment.standing', standing)}
      current="papers"
      crumbs={paperCrumbs(
        page,
        head,
        { text: t('amendments.short'), path: addresses.amendments(head.slug) },
        { text: code },
      )}
    >
      <div class="cadre page-tete">
        <h1>{citing(title)}</h1>
        <p class="avis">
          {t.of('amendment.standing', standing)}
          {reason && <> {t('voice.hiddenFor', { reason: t.of('moderation.reason', reason) })}</>}
        </p>
        {parent && (
          <p>
            <a href={inLanguage(language, addresses.amendment(head.slug, parent))}>
              {citing(t('amendment.named', { code: parent }))}
            </a>
          </p>
        )}
        {own && standing !== 'under-hidden' && (
          <p>
            <a class="bouton" href={`${inLanguage(language, addresses.account)}#${code}`}>
              {t('amendment.silenced.own')}
            </a>
          </p>
        )}
        <p>
          <AmendmentState page={page} amendment={amendment} />
        </p>
        <p>
          <a href={inLanguage(language, addresses.rules)}>{t('rules.title')}</a>
        </p>
      </div>
      <Band id="course" title={t('amendment.course')} white>
        {children}
      </Band>
    </Page>
  );
}
