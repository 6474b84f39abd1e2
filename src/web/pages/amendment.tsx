import type { Conflict } from '../../domain/amendments/conflicts.ts';
import { namesTouched } from '../../domain/amendments/names.ts';
import type { AmendedText } from '../../queries/amendment-texts.ts';
import { type AmendmentEntry, amendmentNamed } from '../../queries/amendments.ts';
import { type PaperHead, paperHead } from '../../queries/paper-text.ts';
import { addresses } from '../addresses.ts';
import { AmendmentChanges } from '../components/amendment-changes.tsx';
import { AmendmentCourse, Backers } from '../components/amendment-course.tsx';
import { AmendmentAuthor, AmendmentState, Backing } from '../components/amendment-head.tsx';
import { AmendmentLanguages, OtherWords } from '../components/amendment-languages.tsx';
import { Related } from '../components/amendment-related.tsx';
import { Band } from '../components/band.tsx';
import { citing } from '../components/cited.tsx';
import type { Faults } from '../components/field.tsx';
import { FormerWordings } from '../components/former-wordings.tsx';
import { provisionNames } from '../components/provision-names.tsx';
import { Words } from '../components/voice.tsx';
import { AmendmentDesk } from '../forms/amendment-desk.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { Conflicts } from './amendment-conflicts.tsx';
import { amendmentFile } from './amendment-file.ts';
import { paperCrumbs } from './paper.tsx';
import { showSilencedAmendment } from './silenced-amendment.tsx';

/** What comes back to the page when a form on it was refused. */
export interface AmendmentForm {
  readonly values: FormValues;
  readonly faults: Faults;
  /** What it cannot be accepted together with. */
  readonly conflicts?: readonly Conflict[];
}

/** One amendment: what it changes in four forms, why, who stands behind it, what happened to it. */
export const amendmentPage =
  (site: Site): Handler =>
  async (c) =>
    showAmendment(site, c, { values: {}, faults: {} });

export async function showAmendment(
  site: Site,
  c: Parameters<Handler>[0],
  form: AmendmentForm,
): Promise<Response> {
  const page = c.get('page');
  const head = await paperHead(site.db, page.edition.id, c.req.param('paper') ?? '', page.language);
  const amendment = await amendmentNamed(site.db, page.edition.id, c.req.param('code') ?? '', page);
  if (!head || !amendment || amendment.paper !== head.slug) return c.notFound();
  if (amendment.standing !== 'published') return showSilencedAmendment(site, c, head, amendment, form.values);
  const file = await amendmentFile(site, page, head, amendment);
  const status = form.conflicts ? 409 : Object.keys(form.faults).length > 0 ? 422 : 200;
  return show(
    c,
    <AmendmentPage page={page} head={head} amendment={amendment} {...file} form={form} />,
    status,
  );
}

type Props = Awaited<ReturnType<typeof amendmentFile>> & {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly amendment: AmendmentEntry;
  readonly form: AmendmentForm;
};

function AmendmentPage(props: Props) {
  const { page, head, amendment, steps, wordings, backers, related, amended } = props;
  const { t } = page;
  const { code } = amendment;
  const title = titleOf(page, amendment, amended);
  return (
    <Page
      page={page}
      title={`${title}, ${head.title}`}
      description={t('amendment.description', { code, title: head.title })}
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
        <Related page={page} amendment={amendment} {...related} base={amended?.before.text ?? null} />
        <Proposal {...props} />
      </div>
      <FormerWordings {...props} />
      <Band id="course" title={t('amendment.course')} white>
        <AmendmentCourse
          page={page}
          paper={head.slug}
          authentic={head.authentic}
          steps={steps}
          wordings={wordings}
        />
      </Band>
      <Band id="backers" title={t('amendment.backers')}>
        <Backers page={page} backers={backers} />
      </Band>
    </Page>
  );
}

/** What it is to: another amendment, a heading by its words, a paragraph by its § of today, or the start of the paper. */
function titleOf(page: PageContext, amendment: AmendmentEntry, amended: AmendedText | undefined): string {
  const { t } = page;
  const { code, parent, provision, operations } = amendment;
  if (parent) return t('amendment.title.amendment', { code, parent });
  const [touched] = operations.flatMap(namesTouched);
  const before = amended?.before;
  const heading = before?.text.provisions.find(
    ({ ref, shape }) => ref === touched && shape.kind === 'heading',
  );
  if (before && heading && operations[0]?.kind !== 'insert')
    return t('amendment.title.heading', { code, name: provisionNames(before, t)(heading.ref) });
  const number = (touched === undefined ? 0 : before?.numbers.get(touched)) ?? provision;
  return number === 0 ? t('amendment.title.start', { code }) : t('amendment.title', { code, number });
}

/** What it changes and why, the wording that the lead would accept, and what can be done. */
function Proposal({ page, amendment, amended, proposed, rendered, spoken, desk, form }: Props) {
  const { t } = page;
  const words = { page, amendment, columns: columns(page, amendment) };
  return (
    <article class="amende" aria-label={t('amendment.named', { code: amendment.code })}>
      <header>
        <AmendmentAuthor page={page} amendment={amendment} />
        <Backing page={page} amendment={amendment} />
        <AmendmentState page={page} amendment={amendment} />
      </header>
      <div class="vue">
        {amended ? (
          <AmendmentChanges page={page} paper={amendment.paper} {...amended} {...columns(page, amendment)} />
        ) : (
          <p class="avis">{t('amendment.moved')}</p>
        )}
        <div class="dit">
          <span class="etiq">{t('amendment.why')}</span>
          <Words page={page} language={amendment.language} text={amendment.reason} />
        </div>
        {rendered && <OtherWords {...words} name="rendered" text={rendered} />}
        {amended && <AmendmentLanguages page={page} amendment={amendment} texts={spoken} text={amended} />}
        {proposed && <OtherWords {...words} name="asked" text={proposed} />}
      </div>
      <footer>
        {form.conflicts && amended && (
          <div class="fautes" role="alert">
            <h2>{t('conflicts.title')}</h2>
            <p>{t('conflicts.explain')}</p>
            <Conflicts page={page} paper={amendment.paper} base={amended.before} conflicts={form.conflicts} />
          </div>
        )}
        <AmendmentDesk page={page} desk={desk} {...form} />
      </footer>
    </article>
  );
}

/** The headers of the two columns. */
export const columns = (
  page: PageContext,
  amendment: Pick<AmendmentEntry, 'parent' | 'version' | 'code'>,
) => ({
  beforeTitle: amendment.parent
    ? page.t('amendment.column.parent', { code: amendment.parent })
    : page.t('amendment.column.version', { number: amendment.version }),
  afterTitle: page.t('amendment.named', { code: amendment.code }),
});
