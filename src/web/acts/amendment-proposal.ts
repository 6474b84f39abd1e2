import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { adaptAmendment } from '../../actions/adapt-amendment.ts';
import { proposeAmendment } from '../../actions/propose-amendment.ts';
import { applyWithin } from '../../domain/amendments/within.ts';
import { constituencies } from '../../domain/contributions/speaking.ts';
import { longest } from '../../domain/longest.ts';
import { operationsSchema, parseOperations } from '../../exchange/operations.ts';
import { amendmentNamed } from '../../queries/amendments.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Faults } from '../components/field.tsx';
import { type Change, changeSchema, operationsOf } from '../forms/amendment-change.ts';
import type { Underway } from '../forms/amendment-change-form.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { otherThanSaid } from '../languages/detect-language.ts';
import { amendmentLetter } from '../letters.ts';
import { showChange, showPreview, showReview, wherePassageStood } from '../pages/amendment-proposal.tsx';
import { mayPropose, type Proposal, proposalOf, withoutLast } from '../pages/amendment-underway.ts';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

type Context = Parameters<Handler>[0];

const code = z.string().max(60, 'again').default('');
const underwaySchema = z.object({
  key: z.uuid('again'),
  version: z.coerce.number('again').int('again').min(1, 'again').max(1_000_000, 'again'),
  operations: z.string().max(longest.request, 'too-long').default('[]'),
  parent: code,
  substitutes: code,
  adapts: code,
  wordedIn: z.string().max(8, 'again').default(''),
  step: z.enum(['change', 'preview', 'more', 'less', 'propose'], 'again').default('change'),
});

const reasonsSchema = z.object({
  reason: z.string('reason').min(1, 'reason').max(longest.words, 'too-long'),
  language: z.string('choose'),
  // The answer to the question which language it is.
  sure: z.string().optional(),
  constituency: z.enum(constituencies, 'choose'),
  mandate: z.string().optional(),
  name: z.string().max(80, 'too-long').optional(),
});

/** Proposing goes by steps, each a form: changes, their review, and the amendment at last. */
export const proposeAmendmentAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const values = await typedIn(c);
    const parsed = parseForm(underwaySchema, values, page.t);
    if (!parsed.ok) return refusalPage(c, 'form-incomplete');
    const operations = parsed.value.operations === '[]' ? [] : parseOperations(parsed.value.operations);
    if (!operations) return refusalPage(c, 'form-incomplete');
    const { step, ...rest } = parsed.value;
    const underway: Underway = { ...rest, operations };
    const paper = c.req.param('paper') ?? '';
    const ref = step === 'more' ? (values.more ?? '') : (c.req.param('ref') ?? '');
    const proposal = await proposalOf(site, page, paper, ref, underway);
    if (!proposal) return wherePassageStood(site, c, ref);
    const decision = mayPropose(proposal);
    if (!decision.ok) return refusalPage(c, decision);
    if (step === 'more') return showChange(c, proposal, { values: {}, faults: {} });
    if (step === 'less') return stepBack(c, proposal);
    return step === 'propose' ? propose(site, c, proposal, values) : takeChange(c, proposal, values, step);
  };

function stepBack(c: Context, proposal: Proposal): Response {
  const operations = withoutLast(proposal.underway.operations);
  const before = { ...proposal, underway: { ...proposal.underway, operations } };
  const form = { values: {}, faults: {} };
  return operations.length === 0 ? showChange(c, before, form) : showReview(c, before, form);
}

/** Adds one change to those made so far, and shows the whole; or only what it would do, while it is typed. */
function takeChange(
  c: Context,
  proposal: Proposal,
  values: FormValues,
  step: 'change' | 'preview',
): Response {
  const { page, ref, base, underway } = proposal;
  const { t } = page;
  const again = (faults: Faults) =>
    step === 'preview' ? c.html('') : showChange(c, proposal, { values, faults });
  const parsed = parseForm(changeSchema, values, t);
  if (!parsed.ok) return again(parsed.faults);
  const refusal = faultIn(parsed.value.what, proposal);
  if (refusal) return again({ what: t.of('refusal', refusal) });
  const made = operationsOf(parsed.value, ref, base.text, underway.operations);
  if (!made.ok) return again({ [made.field]: t.of('fault', made.fault) });
  const { operations } = made;
  if (operations.length > 0 && !operationsSchema.safeParse(operations).success)
    return again({ what: t('fault.too-much') });
  const applied = operations.length > 0 ? applyWithin(base, operations) : null;
  if (applied && !applied.ok) return again({ what: t.of('refusal', applied.refusal) });
  const whole = { ...proposal, underway: { ...underway, operations } };
  if (step === 'preview') return showPreview(c, whole);
  const form = { values: {}, faults: {} };
  return operations.length === 0 ? showChange(c, whole, form) : showReview(c, whole, form);
}

/** What cannot be changed in a translation: words that are not those of today, and where a passage is parted. */
function faultIn(what: Change['what'], { head, ref, base }: Proposal) {
  if (base.text.language === head.authentic) return null;
  if (what === 'split') return 'split-authentic';
  return what === 'reword' && base.behind.has(ref) ? 'translation-behind' : null;
}

async function propose(site: Site, c: Context, proposal: Proposal, values: FormValues): Promise<Response> {
  const { page, head, underway } = proposal;
  const { t, viewer, language } = page;
  if (underway.operations.length === 0) return showChange(c, proposal, { values: {}, faults: {} });
  if (underway.adapts !== '') return adapt(site, c, proposal);
  const parsed = parseForm(reasonsSchema, values, t);
  if (!parsed.ok) return showReview(c, proposal, { values, faults: parsed.faults });
  const { name, mandate, sure, ...given } = parsed.value;
  const reasons = { ...given, language: sure ?? given.language };
  const { contentLanguages } = page.edition;
  if (!contentLanguages.includes(reasons.language))
    return showReview(c, proposal, { values, faults: { language: t('fault.choose') } });
  const looksLike = sure ? null : await otherThanSaid(reasons.reason, reasons.language, contentLanguages);
  if (looksLike !== null) return showReview(c, proposal, { values, faults: {}, looksLike });
  if (viewer && !viewer.name && !name)
    return showReview(c, proposal, { values, faults: { name: t('fault.name') } });
  const result = await proposeAmendment(
    site.db,
    viewer,
    {
      ...reasons,
      paper: head.slug,
      version: underway.version,
      operations: underway.operations,
      wordedIn: underway.wordedIn,
      key: underway.key,
      name,
      mandate: mandate || undefined,
      parent: underway.parent || null,
      substitutes: underway.substitutes || null,
    },
    site.now(),
  );
  if (result.ok) {
    const code = result.value;
    // What waits for a moderator has no page yet.
    const known = await amendmentNamed(site.db, page.edition.id, code, page);
    const address = known ? addresses.amendment(head.slug, code) : `${addresses.account}#${code}`;
    return c.redirect(inLanguage(language, address), 303);
  }
  if (result.refusal === 'changed-meanwhile' || result.refusal === 'too-many')
    return showReview(c, proposal, { values, faults: { reason: t.of('fault', result.refusal) } });
  if (result.refusal === 'name-of-authority')
    return showReview(c, proposal, { values, faults: { name: t.of('fault', result.refusal) } });
  if (result.refusal === 'key-used') {
    const anew = { ...proposal, underway: { ...underway, key: randomUUID() } };
    return showReview(c, anew, { values, faults: { reason: t('fault.key-used') } });
  }
  return refusalPage(c, result);
}

async function adapt(site: Site, c: Context, { page, head, underway }: Proposal): Promise<Response> {
  const { adapts: code, version, operations, wordedIn } = underway;
  const given = { code, version, operations, wordedIn, letter: amendmentLetter(site, 'reworded') };
  const result = await adaptAmendment(site.db, page.viewer, given, site.now());
  if (!result.ok) return refusalPage(c, result, result.refusal === 'adapted-already' ? 409 : 403);
  return c.redirect(inLanguage(page.language, addresses.amendment(head.slug, result.value)), 303);
}
