import { z } from 'zod';
import { addTerm } from '../../actions/add-term.ts';
import { changeTerm, retireTerm } from '../../actions/change-term.ts';
import { longest } from '../../domain/longest.ts';
import { decide, everywhere } from '../../domain/people/permissions/permissions.ts';
import { listForms, longestForm, mostForms, type Term } from '../../domain/terms/term.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Faults } from '../components/field.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { typedForms } from '../forms/term-form.tsx';
import type { PageContext } from '../page-context.ts';
import { refusalPage } from '../pages/refusal.tsx';
import { showAddition, showTerm } from '../pages/term.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

const schema = z.object({
  key: z.uuid('again'),
  note: z.string().max(longest.note, 'too-long').default(''),
  language: z.string('choose'),
  revision: z
    .string()
    .regex(/^\d{0,9}$/, 'again')
    .default('')
    .transform(Number),
});

/** What is typed, and what is wrong with it before any act looks at it. */
function read(page: PageContext, values: FormValues) {
  const { t, edition } = page;
  const parsed = parseForm(schema, values, t);
  if (!parsed.ok) return parsed;
  const forms = typedForms(values, edition.contentLanguages);
  const faults: Record<string, string> = {};
  if (!edition.contentLanguages.includes(parsed.value.language)) faults.language = t('fault.choose');
  for (const { language, standing, form, place } of listForms(forms))
    if (form.length > longestForm || place > mostForms)
      faults[`${standing}-${language}`] = t('fault.too-long');
  for (const code of edition.contentLanguages)
    if (!forms[code] && (values[`admitted-${code}`] || values[`forbidden-${code}`]))
      faults[`preferred-${code}`] = t('fault.empty');
  if (Object.keys(faults).length > 0) return { ok: false as const, faults };
  const { key, note, language, revision } = parsed.value;
  return { ok: true as const, value: { key, note, noteLanguage: language, revision, forms } };
}

/** What is wrong with the words of a term is said at the first language that has any. */
function faultAt(page: PageContext, refusal: string, forms: Term['forms']): Faults | null {
  const [code = page.edition.contentLanguages[0] ?? ''] = Object.keys(forms);
  const known = ['term-empty', 'term-contradicts', 'term-without-words'] as const;
  const fault = known.find((name) => name === refusal);
  return fault ? { [`preferred-${code}`]: page.t.of('refusal', fault) } : null;
}

export const addTermAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { viewer, edition, language } = page;
    const decision = decide(viewer, { act: 'edit-terms', place: everywhere, open: [] });
    if (!decision.ok) return refusalPage(c, decision);
    const values = await typedIn(c);
    const typed = read(page, values);
    if (!typed.ok) return showAddition(c, { values, faults: typed.faults });
    const result = await addTerm(site.db, viewer, { ...typed.value, edition: edition.id }, site.now());
    if (result.ok) return c.redirect(`${inLanguage(language, addresses.terms)}#${result.value}`, 303);
    const faults = faultAt(page, result.refusal, typed.value.forms);
    return faults ? showAddition(c, { values, faults }) : refusalPage(c, result);
  };

export const changeTermAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { viewer, edition, language, t } = page;
    const decision = decide(viewer, { act: 'edit-terms', place: everywhere, open: [] });
    if (!decision.ok) return refusalPage(c, decision);
    const slug = c.req.param('term') ?? '';
    const values = await typedIn(c);
    const typed = read(page, values);
    if (!typed.ok) return showTerm(site, c, { values, faults: typed.faults });
    const given = { ...typed.value, edition: edition.id, slug };
    const result = await changeTerm(site.db, viewer, given, site.now());
    if (result.ok) return c.redirect(`${inLanguage(language, addresses.terms)}#${slug}`, 303);
    if (result.refusal === 'changed-meanwhile') {
      // What was typed stays; sent again, it goes on top of what is there now.
      const { revision: _, ...kept } = values;
      return showTerm(site, c, { values: kept, faults: { '': t('fault.changed-meanwhile') } });
    }
    const faults = faultAt(page, result.refusal, typed.value.forms);
    return faults ? showTerm(site, c, { values, faults }) : refusalPage(c, result);
  };

export const retireTermAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, edition, language } = c.get('page');
    const values = await typedIn(c);
    const slug = c.req.param('term') ?? '';
    const given = { edition: edition.id, slug, key: values.key ?? '' };
    const result = await retireTerm(site.db, viewer, given, site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(inLanguage(language, addresses.terms), 303);
  };
