import { z } from 'zod';
import { decideSuggestion, type SuggestionVerdict } from '../../actions/decide-suggestion.ts';
import { type Corrected, suggestTranslation } from '../../actions/suggest-translation.ts';
import { longest } from '../../domain/longest.ts';
import { parseInline } from '../../exchange/congress-pack/inline-markdown.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { suggestionLetter } from '../letters.ts';
import { showCorrection } from '../pages/correction.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import { showSuggestions } from '../pages/suggestions.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

const suggestion = z.object({
  key: z.uuid('again'),
  text: z.string('empty').min(1, 'empty').max(longest.provision, 'too-long'),
  language: z.string('choose'),
  seen: z.string('again').max(64, 'again'),
  named: z
    .string()
    .optional()
    .transform((given) => given === 'yes'),
});

/** Suggests what a translation should say, of a contribution or of a provision. */
export const suggestAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, edition, language } = c.get('page');
    const values = await typedIn(c);
    const parsed = parseForm(suggestion, values, t);
    const again = (fault: string) => showCorrection(site, c, { values, faults: { text: fault } });
    if (!parsed.ok) return showCorrection(site, c, { values, faults: parsed.faults });
    const read = correctedIn(c.req.param(), parsed.value);
    if ('fault' in read) return again(t.of('fault', read.fault));
    const { key, named, language: into } = parsed.value;
    const given = { edition: edition.id, corrected: read.corrected, language: into, named, key };
    const result = await suggestTranslation(site.db, viewer, given, site.now());
    if (result.ok) return c.redirect(`${inLanguage(language, read.address)}?into=${into}&sent=yes`, 303);
    if (result.refusal === 'nothing-changes') return again(t.of('refusal', result.refusal));
    if (result.refusal === 'changed-meanwhile') {
      // What was typed stays, beside the translation of today; sent again, it is said of that one.
      const { seen: _, ...kept } = values;
      return showCorrection(site, c, { values: kept, faults: { text: t('fault.changed-meanwhile') } });
    }
    return refusalPage(c, result);
  };

type Read = { readonly corrected: Corrected; readonly address: string } | { readonly fault: string };

/** What a form corrects, by its address: plain words, or one paragraph with marks. */
function correctedIn(
  { contribution, paper = '', ref = '' }: Readonly<Record<string, string | undefined>>,
  { text, seen }: { readonly text: string; readonly seen: string },
): Read {
  if (contribution !== undefined)
    return text.length > longest.words
      ? { fault: 'too-long' }
      : { corrected: { contribution, seen, text }, address: addresses.correction(contribution) };
  if (!/^\d{1,6}$/.test(seen)) return { fault: 'again' };
  const { content, refused } = parseInline(text.replace(/\s*\n\s*/g, ' '));
  if (refused.length > 0) return { fault: 'marks' };
  const corrected = { paper, ref, version: Number(seen), content };
  return { corrected, address: addresses.provisionCorrection(paper, ref) };
}

const decision = z
  .object({
    verdict: z.enum(['accepted', 'declined'], 'choose'),
    seen: z.string().max(64, 'again').default(''),
    reason: z.string().max(longest.note, 'too-long').default(''),
    language: z.string().max(20, 'choose').default(''),
    waiveTerms: z
      .string()
      .optional()
      .transform((given) => given === 'yes'),
  })
  .refine(({ verdict, reason }) => verdict === 'accepted' || reason !== '', {
    path: ['reason'],
    message: 'reason',
  });

/** Accepts what was suggested for a translation, or declines it. */
export const decideSuggestionAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, edition, language } = c.get('page');
    const { paper = '', target = '' } = c.req.param() as Readonly<Record<string, string | undefined>>;
    const asked = Number(c.req.param('suggestion'));
    const values = await typedIn(c);
    const again = (faults: Readonly<Record<string, string>>) =>
      showSuggestions(site, c, { asked, values, faults });
    const parsed = parseForm(decision, values, t);
    if (!parsed.ok) return again(parsed.faults);
    const { verdict, reason, seen, waiveTerms } = parsed.value;
    if (verdict === 'declined' && !edition.contentLanguages.includes(parsed.value.language))
      return again({ language: t('fault.choose') });
    const decided: SuggestionVerdict =
      verdict === 'accepted'
        ? { verdict, seen, waiveTerms }
        : { verdict, reason, language: parsed.value.language };
    const letter = suggestionLetter(site, decided);
    const given = { edition: edition.id, suggestion: asked, decided, letter };
    const result = await decideSuggestion(site.db, viewer, given, site.now());
    if (result.ok) return c.redirect(inLanguage(language, addresses.suggestions(paper, target)), 303);
    if (result.refusal === 'changed-meanwhile' || result.refusal === 'terms-missing')
      return again({ '': t.of('fault', result.refusal) });
    return refusalPage(c, result);
  };
