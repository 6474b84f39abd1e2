import { decide } from '../../domain/people/permissions/permissions.ts';
import type { Act } from '../../domain/people/permissions/table.ts';
import {
  amendmentBackers,
  amendmentCourse,
  amendmentWordings,
  relatedAmendments,
} from '../../queries/amendment-course.ts';
import { amendedTexts } from '../../queries/amendment-texts.ts';
import { type AmendmentEntry, amendmentNamed } from '../../queries/amendments.ts';
import { ownBacking } from '../../queries/own-backing.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { addresses } from '../addresses.ts';
import { AmendmentChanges } from '../components/amendment-changes.tsx';
import { AmendmentCourse, Backers } from '../components/amendment-course.tsx';
import { AmendmentAuthor, AmendmentState, Backing } from '../components/amendment-head.tsx';
import { Related } from '../components/amendment-related.tsx';
import { Band } from '../components/band.tsx';
import type { Faults } from '../components/field.tsx';
import { Words } from '../components/voice.tsx';
import { AmendmentDesk, type Desk } from '../forms/amendment-desk.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { Page } from '../layout.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs, placeOf } from './paper.tsx';

/** What comes back to the page when a form on it was refused. */
export interface AmendmentForm {
  readonly values: FormValues;
  readonly faults: Faults;
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
  const [steps, wordings, backers, related] = await Promise.all([
    amendmentCourse(site.db, amendment.id, page.language),
    amendmentWordings(site.db, amendment.id),
    amendmentBackers(site.db, amendment.id, page.language),
    relatedAmendments(site.db, amendment),
  ]);
  const asked =
    amendment.state === 'awaiting-consent'
      ? wordings.find(({ number }) => number === steps.at(-1)?.wording)
      : undefined;
  const texts = await amendedTexts(site.db, [
    amendment,
    ...(asked ? [{ ...amendment, id: -1, operations: asked.operations }] : []),
  ]);
  const [amended, proposed] = [texts.get(amendment.id), texts.get(-1)];
  const place = { place: placeOf(head), open: openToday(page) };
  const may = (act: Act) => decide(page.viewer, { act, ...place }).ok;
  const own = page.viewer && (await ownBacking(site.db, amendment.id, page.viewer.person));
  const desk: Desk = {
    amendment,
    may,
    signed: own?.signed === true,
    first: own?.first === true,
    supports: own?.supports === true,
    stuck: amendment.carried === 'needs-author' || amendment.version !== head.latest,
    operations: amendment.operations,
    after: amended?.after.text ?? null,
  };
  const title = amendment.parent
    ? t(page, 'amendment.title.amendment', { code: amendment.code, parent: amendment.parent })
    : t(page, 'amendment.title', { code: amendment.code, number: amendment.provision });
  return show(
    c,
    <Page
      page={page}
      title={`${title}, ${head.title}`}
      description={t(page, 'amendment.description', { code: amendment.code, title: head.title })}
      current="papers"
      crumbs={paperCrumbs(
        page,
        head,
        { text: t(page, 'amendments.short'), path: addresses.amendments(head.slug) },
        { text: amendment.code },
      )}
    >
      <div class="cadre page-tete">
        <h1>{title}</h1>
        <Related page={page} amendment={amendment} {...related} base={amended?.before.text ?? null} />
        <article class="amende" aria-label={t(page, 'amendment.named', { code: amendment.code })}>
          <header>
            <AmendmentAuthor page={page} amendment={amendment} />
            <Backing page={page} amendment={amendment} />
            <AmendmentState page={page} amendment={amendment} />
          </header>
          <div class="vue">
            {amended ? (
              <AmendmentChanges page={page} {...amended} {...columns(page, amendment)} />
            ) : (
              <p class="avis">{t(page, 'amendment.moved')}</p>
            )}
            <div class="dit">
              <span class="etiq">{t(page, 'amendment.why')}</span>
              <Words page={page} language={amendment.language} text={amendment.reason} />
            </div>
            {proposed && (
              <section aria-labelledby="asked">
                <h2 id="asked">{t(page, 'amendment.asked')}</h2>
                <AmendmentChanges page={page} {...proposed} {...columns(page, amendment)} prefix="asked-" />
              </section>
            )}
          </div>
          <footer>
            <AmendmentDesk page={page} desk={desk} {...form} />
          </footer>
        </article>
      </div>
      <Band id="course" title={t(page, 'amendment.course')} white>
        <AmendmentCourse page={page} paper={head.slug} steps={steps} />
        <Carried page={page} wordings={wordings} />
      </Band>
      <Band id="backers" title={t(page, 'amendment.backers')}>
        <Backers page={page} backers={backers} />
      </Band>
    </Page>,
    Object.keys(form.faults).length > 0 ? 422 : 200,
  );
}

const t = (page: PageContext, ...message: Parameters<PageContext['t']>) => page.t(...message);

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

/** How it was carried from version to version. */
function Carried({
  page,
  wordings,
}: {
  page: PageContext;
  wordings: Awaited<ReturnType<typeof amendmentWordings>>;
}) {
  const carried = wordings.filter(({ carried }) => carried !== null);
  if (carried.length === 0) return null;
  return (
    <ul class="lignes fin">
      {carried.map(({ carried, version }) => (
        <li>
          {page.t('amendment.carried.line', {
            version,
            how: page.t.of('amendment.carried', carried ?? 'clean'),
          })}
        </li>
      ))}
    </ul>
  );
}
