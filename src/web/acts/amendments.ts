import { z } from 'zod';
import { admitAmendment } from '../../actions/admit-amendment.ts';
import { answerAmendment, type Verdict } from '../../actions/answer-amendment.ts';
import { consentAmendment } from '../../actions/consent-amendment.ts';
import { decideAmendment } from '../../actions/decide-amendment.ts';
import { renderAmendment } from '../../actions/render-amendment.ts';
import { signAmendment } from '../../actions/sign-amendment.ts';
import type { Decided } from '../../actions/sitting-decision.ts';
import { supportAmendment } from '../../actions/support-amendment.ts';
import { takeBackDecision } from '../../actions/take-back-decision.ts';
import { withdrawAmendment } from '../../actions/withdraw-amendment.ts';
import type { Operation } from '../../domain/amendments/amendment.ts';
import type { Conflict } from '../../domain/amendments/conflicts.ts';
import { majorities } from '../../domain/amendments/division.ts';
import { europeanDigits } from '../../domain/european-digits.ts';
import { parseInline } from '../../exchange/congress-pack/inline-markdown.ts';
import { tidied } from '../../exchange/tidied.ts';
import { amendmentNamed } from '../../queries/amendments.ts';
import { sittings } from '../../queries/sittings.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { divisionSentence } from '../components/amendment-course.tsx';
import type { Faults } from '../components/field.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { amendmentLetter } from '../letters.ts';
import { showAmendment } from '../pages/amendment.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

type Context = Parameters<Handler>[0];

/** How an act ended. */
type Ended =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: string; readonly conflicts?: readonly Conflict[] };

const paperOf = (c: Context) => c.req.param('paper') ?? '';
const codeOf = (c: Context) => c.req.param('code') ?? '';

/** Back to the amendment; refused, to why: on its page where a word is missing, with the conflicts where there are any. */
function ended(site: Site, c: Context, result: Ended, values: FormValues = {}): Response | Promise<Response> {
  const { t, language } = c.get('page');
  if (result.ok) return c.redirect(inLanguage(language, addresses.amendment(paperOf(c), codeOf(c))), 303);
  if (result.conflicts) return showAmendment(site, c, { values, faults: {}, conflicts: result.conflicts });
  if (result.refusal === 'reason-needed')
    return showAmendment(site, c, { values, faults: { note: t('fault.reason') } });
  return refusalPage(c, result);
}

const backing = z.object({ mandate: z.string().optional() });
const support = backing.extend({ supports: z.enum(['yes', 'no']).default('yes') });

/** Supports an amendment, or takes the support back. */
export const supportAmendmentAct =
  (site: Site): Handler =>
  async (c) => {
    const parsed = support.safeParse(await typedIn(c));
    if (!parsed.success) return refusalPage(c, 'form-incomplete');
    const { mandate, supports } = parsed.data;
    const given = { code: codeOf(c), mandate: mandate || undefined, supports: supports === 'yes' };
    return ended(site, c, await supportAmendment(site.db, c.get('viewer'), given, site.now()));
  };

/** Becomes one of its authors. */
export const signAmendmentAct =
  (site: Site): Handler =>
  async (c) => {
    const { mandate } = backing.parse(await typedIn(c));
    const given = { code: codeOf(c), mandate: mandate || undefined };
    return ended(site, c, await signAmendment(site.db, c.get('viewer'), given, site.now()));
  };

/** Takes one's signature back; of what never was public no page is left to go to. */
export const withdrawAmendmentAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const result = await withdrawAmendment(site.db, page.viewer, codeOf(c), site.now());
    const known = !result.ok || (await amendmentNamed(site.db, page.edition.id, codeOf(c), page));
    return known ? ended(site, c, result) : c.redirect(inLanguage(page.language, addresses.account), 303);
  };

const words = { note: z.string().max(5000, 'too-long').default(''), language: z.string('choose') };

/** Reads one of the forms of the desk; a fault is shown on the page of the amendment. */
async function take<T extends z.ZodObject>(
  site: Site,
  c: Context,
  schema: T,
  act: (given: z.infer<T>, values: FormValues) => Promise<Ended | Response>,
): Promise<Response> {
  const page = c.get('page');
  const values = await typedIn(c);
  const parsed = parseForm(schema, values, page.t);
  if (!parsed.ok) return showAmendment(site, c, { values, faults: parsed.faults });
  const { language } = values;
  if (language === undefined || !page.edition.contentLanguages.includes(language))
    return showAmendment(site, c, { values, faults: { language: page.t('fault.choose') } });
  const result = await act(parsed.value as z.infer<T>, values);
  return result instanceof Response ? result : ended(site, c, result, values);
}

const admission = z.object({ ...words, verdict: z.enum(['admitted', 'inadmissible'], 'choose') });

/** Says whether it can be dealt with. */
export const admitAmendmentAct =
  (site: Site): Handler =>
  (c) =>
    take(site, c, admission, ({ verdict, ...given }) => {
      const letter = amendmentLetter(site, verdict, given.note);
      const wanted = { ...given, code: codeOf(c), admitted: verdict === 'admitted', letter };
      return admitAmendment(site.db, c.get('viewer'), wanted, site.now());
    });

const answers = z.object({
  ...words,
  verdict: z.enum(['accepted', 'declined', 'referred', 'reopened', 'consent-asked'], 'choose'),
});

/** What the lead says to it. */
export const answerAmendmentAct =
  (site: Site): Handler =>
  (c) =>
    take(site, c, answers, async ({ verdict, ...given }, values) => {
      const typed = verdict === 'consent-asked' ? await otherWords(site, c, values) : [];
      if (typed instanceof Response) return typed;
      const asked: Verdict =
        verdict === 'consent-asked' ? { kind: verdict, operations: typed } : { kind: verdict };
      const letter = amendmentLetter(site, verdict, given.note);
      const wanted = { ...given, code: codeOf(c), verdict: asked, letter };
      return answerAmendment(site.db, c.get('viewer'), wanted, site.now());
    });

/** Says in the authentic language what an amendment says in another. */
export const renderAmendmentAct =
  (site: Site): Handler =>
  async (c) => {
    const values = await typedIn(c);
    const operations = await otherWords(site, c, values);
    if (operations instanceof Response) return operations;
    const given = { code: codeOf(c), operations };
    return ended(site, c, await renderAmendment(site.db, c.get('viewer'), given, site.now()), values);
  };

/** The operations of the amendment with the words that were typed in the place of its own. */
async function otherWords(site: Site, c: Context, values: FormValues): Promise<Operation[] | Response> {
  const page = c.get('page');
  const amendment = await amendmentNamed(site.db, page.edition.id, codeOf(c), page);
  if (!amendment) return c.notFound();
  const operations: Operation[] = [];
  for (const [index, operation] of amendment.operations.entries()) {
    const typed = values[`text-${index}`];
    if (!('content' in operation) || typed === undefined) {
      operations.push(operation);
      continue;
    }
    const { content, refused } = parseInline(typed.replace(/\s*\n\s*/g, ' '));
    if (refused.length > 0 || content.length === 0)
      return showAmendment(site, c, { values, faults: { [`text-${index}`]: page.t('fault.marks') } });
    operations.push({ ...operation, content: tidied(content) });
  }
  return operations;
}

const consent = z.object({ ...words, verdict: z.enum(['yes', 'no'], 'choose') });

/** An author agrees, or not, to the other wording. */
export const consentAmendmentAct =
  (site: Site): Handler =>
  (c) =>
    take(site, c, consent, ({ verdict, ...given }) => {
      const letter = amendmentLetter(site, 'accepted', given.note);
      const wanted = { ...given, code: codeOf(c), consents: verdict === 'yes', letter };
      return consentAmendment(site.db, c.get('viewer'), wanted, site.now());
    });

/** What is wrong with the votes that were typed is said beside them. */
const isCountRefusal = (refusal: string): boolean =>
  ['votes-needed', 'no-votes-by-consensus', 'result-does-not-follow'].includes(refusal);

const isSittingRefusal = (refusal: string): boolean =>
  ['no-such-sitting', 'sitting-elsewhere'].includes(refusal);

const votes = z
  .string()
  .default('')
  .transform(europeanDigits)
  .pipe(z.string().regex(/^\d{0,7}$/, 'votes'))
  .transform((typed) => (typed === '' ? null : Number(typed)));

const decision = z.object({
  ...words,
  part: z
    .string()
    .regex(/^\d{0,4}$/, 'choose')
    .default('')
    .transform((chosen) => (chosen === '' ? undefined : Number(chosen))),
  sitting: z.string('choose').min(1, 'choose'),
  rule: z.enum(majorities, 'choose'),
  yes: votes,
  no: votes,
  abstentions: votes,
  verdict: z.enum(['accepted', 'declined'], 'choose'),
});

/** What a sitting decided; or that what was recorded of it is taken back. */
export const decideAmendmentAct =
  (site: Site): Handler =>
  async (c) => {
    const { verdict } = await typedIn(c);
    if (verdict !== 'back') return recordDecision(site, c);
    return take(site, c, z.object(words), (given) => {
      const wanted = { ...given, code: codeOf(c), letter: amendmentLetter(site, 'referred', given.note) };
      return takeBackDecision(site.db, c.get('viewer'), wanted, site.now());
    });
  };

const recordDecision = (site: Site, c: Context) =>
  take(site, c, decision, async ({ verdict, rule, yes, no, abstentions, ...given }, values) => {
    const letter = amendmentLetter(site, verdict, given.note);
    const division = { rule, yes, no, abstentions };
    const wanted = { ...given, code: codeOf(c), accepted: verdict === 'accepted', division, letter };
    const result = await decideAmendment(site.db, c.get('viewer'), wanted, site.now());
    if (result.ok) return result;
    const { t } = c.get('page');
    const wrong = (faults: Faults) => showAmendment(site, c, { values, faults });
    if ('decided' in result) return wrong({ yes: await decidedAlready(site, c, result.decided) });
    if (isSittingRefusal(result.refusal)) return wrong({ sitting: t.of('refusal', result.refusal) });
    return isCountRefusal(result.refusal) ? wrong({ yes: t.of('refusal', result.refusal) }) : result;
  });

/** How a sitting decided already, in words. */
async function decidedAlready(site: Site, c: Context, decided: Decided): Promise<string> {
  const page = c.get('page');
  const all = await sittings(site.db, page.edition.id, page.language);
  const sitting = all.find(({ slug }) => slug === decided.sitting)?.title ?? decided.sitting;
  return page.t('decision.already', { how: divisionSentence(page, decided), sitting });
}
