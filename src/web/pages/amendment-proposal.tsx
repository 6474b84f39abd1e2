import { randomUUID } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import type { Text } from '../../domain/amendments/amendment.ts';
import { applyOperations } from '../../domain/amendments/apply.ts';
import { type Amended, passagesOf } from '../../domain/amendments/within.ts';
import { goneProvision } from '../../queries/gone-provision.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { amendedLanguage, OtherLanguages } from '../components/amended-language.tsx';
import { AmendmentChanges } from '../components/amendment-changes.tsx';
import type { Faults } from '../components/field.tsx';
import { provisionNames } from '../components/provision-names.tsx';
import { AmendmentChangeForm } from '../forms/amendment-change-form.tsx';
import { AmendmentReasonsForm } from '../forms/amendment-reasons-form.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { mayPropose, type Proposal, proposalOf } from './amendment-underway.ts';
import { paperCrumbs } from './paper.tsx';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

type Context = Parameters<Handler>[0];

/** Where a change to a provision is proposed. */
export const proposalPage =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, ...page } = c.get('page');
    const code = (name: string) => c.req.query(name) ?? '';
    const fresh = {
      key: randomUUID(),
      version: 0,
      operations: [],
      parent: code('amends'),
      substitutes: code('replaces'),
      adapts: code('adapts'),
      wordedIn: code('in'),
    };
    const ref = c.req.param('ref') ?? '';
    const proposal = await proposalOf(site, { ...page, viewer }, c.req.param('paper') ?? '', ref, fresh);
    if (!proposal) return wherePassageStood(site, c, ref);
    const decision = mayPropose(proposal);
    if (!decision.ok) return refusalPage(c, decision);
    return showChange(c, proposal, { values: {}, faults: {} });
  };

/**
 * To the place of a passage that no longer stands, when an amendment of one's own is adapted or replaced; for every other
 * amendment it is too late.
 */
export async function wherePassageStood(site: Site, c: Context, ref: string): Promise<Response> {
  const { edition, language } = c.get('page');
  const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
  const gone = head && head.kind !== 'outcome' && (await goneProvision(site.db, head, ref, language));
  if (!gone) return c.notFound();
  const of = (['adapts', 'replaces'] as const).find((name) => c.req.query(name));
  if (!of || !gone.place) return refusalPage(c, 'no-such-provision');
  const asked = new URLSearchParams({ [of]: c.req.query(of) ?? '', gone: ref });
  return c.redirect(`${inLanguage(language, addresses.proposal(head.slug, gone.place))}?${asked}`, 303);
}

/** What to do about an amendment whose passage no longer stands. */
function GoneNotice({ page, paper, gone }: { page: PageContext; paper: string; gone: string }) {
  return (
    <p class="avis">
      {page.t('amend.gone')}{' '}
      <a href={inLanguage(page.language, addresses.provision(paper, gone))}>{page.t('amend.gone.see')}</a>
    </p>
  );
}

/** The step where one provision is changed. */
export function showChange(
  c: Context,
  proposal: Proposal,
  form: { readonly values: FormValues; readonly faults: Faults },
): Response {
  const { page, head, ref, base, underway, action } = proposal;
  const { t } = page;
  const applied = applyOperations(base.text, underway.operations);
  const text = applied.ok ? applied.value.text : base.text;
  const here = text.provisions.find((provision) => provision.ref === ref);
  if (!here) return refusalPage(c, 'no-such-provision');
  const gone = c.req.query('gone');
  const nameOf = provisionNames(base, t);
  const title = underway.parent
    ? t('amend.title.amendment', { code: underway.parent })
    : t('amend.title', { name: nameOf(ref) });
  return show(
    c,
    <SimplePage
      page={page}
      title={title}
      description={amendedLanguage(proposal)}
      current="papers"
      crumbs={paperCrumbs(page, head, { text: title })}
      script={page.assets.previewScript}
    >
      {gone && <GoneNotice page={page} paper={head.slug} gone={gone} />}
      <OtherLanguages {...proposal} />
      <AmendmentChangeForm
        page={page}
        action={action}
        underway={underway}
        text={text}
        here={here}
        authentic={base.text.language === head.authentic}
        numberOf={nameOf}
        {...form}
      />
    </SimplePage>,
    Object.keys(form.faults).length > 0 ? 422 : 200,
  );
}

/** What a change that is being typed would do, as a part of a page; nothing while it cannot be done. */
export function showPreview(c: Context, { page, head, base, underway }: Proposal): Response {
  const applied = applyOperations(base.text, underway.operations);
  if (!applied.ok) return c.html('');
  return c.html(
    renderToString(
      <>
        <h2>{page.t('amend.preview')}</h2>
        <AmendmentChanges
          page={page}
          paper={head.slug}
          before={base}
          after={applied.value}
          beforeTitle={page.t('amendment.column.version', { number: underway.version })}
          afterTitle={page.t('amendment.column.proposed')}
        />
      </>,
    ),
  );
}

/** The step where the whole amendment is read again, explained, and proposed. */
export function showReview(
  c: Context,
  proposal: Proposal,
  form: {
    readonly values: FormValues;
    readonly faults: Faults;
    /** The language the reason looks like, when it is not the one that was chosen. */
    readonly looksLike?: string;
  },
): Response {
  const { page, head, base, underway, action } = proposal;
  const { t } = page;
  const applied = applyOperations(base.text, underway.operations);
  if (!applied.ok) return refusalPage(c, applied);
  const nameOf = provisionNames(base, t);
  const title = t('amend.review.title');
  return show(
    c,
    <SimplePage
      page={page}
      title={title}
      description={t('amend.review.explain')}
      current="papers"
      crumbs={paperCrumbs(page, head, { text: title })}
    >
      <AmendmentChanges
        page={page}
        paper={head.slug}
        before={base}
        after={applied.value}
        beforeTitle={t('amendment.column.version', { number: underway.version })}
        afterTitle={t('amendment.column.proposed')}
      />
      <AmendmentReasonsForm
        page={page}
        action={action}
        underway={underway}
        passages={changeable(base, applied.value.text)}
        nameOf={nameOf}
        {...form}
      />
    </SimplePage>,
    Object.keys(form.faults).length > 0 ? 422 : 200,
  );
}

/** The passages that can be changed further: in an amendment to an amendment, those that one is about. */
function changeable({ text, above }: Amended, now: Text): string[] {
  const all = now.provisions.map(({ ref }) => ref);
  if (!above) return all;
  const [own, before] = [passagesOf(above.operations), new Set(text.provisions.map(({ ref }) => ref))];
  return all.filter((ref) => own.has(ref) || !before.has(ref));
}
