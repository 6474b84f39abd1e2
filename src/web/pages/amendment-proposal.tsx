import { randomUUID } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import type { Operation, Text } from '../../domain/amendments/amendment.ts';
import { applyOperations } from '../../domain/amendments/apply.ts';
import { type Amended, passagesOf } from '../../domain/amendments/within.ts';
import { type Decision, decide } from '../../domain/people/permissions/permissions.ts';
import { type AmendableText, amendableText } from '../../queries/amendable-text.ts';
import { goneProvision } from '../../queries/gone-provision.ts';
import { type PaperHead, paperHead } from '../../queries/paper-text.ts';
import { textToAmend } from '../../queries/text-to-amend.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { AmendmentChanges } from '../components/amendment-changes.tsx';
import type { Faults } from '../components/field.tsx';
import { provisionNames } from '../components/provision-names.tsx';
import { AmendmentChangeForm, type Underway } from '../forms/amendment-change-form.tsx';
import { AmendmentReasonsForm } from '../forms/amendment-reasons-form.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { languageName } from '../languages/formats.ts';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs, placeOf } from './paper.tsx';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

type Context = Parameters<Handler>[0];

/** Everything a step of proposing shows around itself. */
export interface Proposal {
  readonly page: PageContext;
  readonly head: PaperHead;
  /** The provision the page is about. */
  readonly ref: string;
  /** The version, and the text that is amended: its own, or as another amendment makes it. */
  readonly base: AmendableText & Amended;
  readonly underway: Underway;
  readonly action: string;
}

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

/** Whether the reader may propose or word anew, before anything costly is shown to them. */
export function mayPropose({ page, head, underway }: Proposal): Decision {
  const act = underway.adapts === '' ? 'propose-amendment' : 'adapt-amendment';
  return decide(page.viewer, { act, place: placeOf(head), open: openToday(page) });
}

/** Puts together what a step needs; null when the paper, the provision or an amendment it names is not there. */
export async function proposalOf(
  site: Site,
  page: PageContext,
  paper: string,
  ref: string,
  underway: Underway,
): Promise<Proposal | null> {
  const head = await paperHead(site.db, page.edition.id, paper, page.language);
  if (!head || head.kind === 'outcome') return null;
  const version = await amendableText(site.db, head.id, head.latest, head.authentic);
  const base = await textToAmend(site.db, page.edition.id, page, version, underway);
  if (!base) return null;
  const applied = applyOperations(base.text, underway.operations);
  const known = [...base.text.provisions, ...(applied.ok ? applied.value.text.provisions : [])];
  if (!known.some((provision) => provision.ref === ref)) return null;
  const action = inLanguage(page.language, addresses.proposal(head.slug, ref));
  return {
    page,
    head,
    ref,
    base,
    underway: { ...underway, version: underway.version || head.latest },
    action,
  };
}

/** The step where one provision is changed. */
export function showChange(
  c: Context,
  proposal: Proposal,
  form: { readonly values: FormValues; readonly faults: Faults },
): Response {
  const { page, head, ref, base, underway, action } = proposal;
  const { t, language } = page;
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
      description={t('amend.explain', { language: languageName(language, head.authentic) })}
      current="papers"
      crumbs={paperCrumbs(page, head, { text: title })}
      script={page.assets.previewScript}
    >
      {gone && <GoneNotice page={page} paper={head.slug} gone={gone} />}
      <AmendmentChangeForm
        page={page}
        action={action}
        underway={underway}
        text={text}
        here={here}
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
  form: { readonly values: FormValues; readonly faults: Faults },
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

/** The operations without the last change that was made: a split and its words are one. */
export function withoutLast(operations: readonly Operation[]): Operation[] {
  const last = operations.at(-1);
  const before = operations.at(-2);
  const together = last?.kind === 'split' && before?.kind === 'replace' && before.ref === last.ref;
  return operations.slice(0, together ? -2 : -1);
}
