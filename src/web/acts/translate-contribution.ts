import { z } from 'zod';
import { translateContribution } from '../../actions/translate-contribution.ts';
import { longest } from '../../domain/longest.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { showContribution } from '../pages/contribution.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

const schema = z.object({
  text: z.string('empty').min(1, 'empty').max(longest.words, 'too-long'),
  seen: z.string().max(64, 'again').default(''),
  language: z.string('choose'),
});

/** Says in another language what somebody said. */
export const translateContributionAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, edition, language } = c.get('page');
    const slug = c.req.param('contribution') ?? '';
    const values = await typedIn(c);
    const again = (faults: Readonly<Record<string, string>>) =>
      showContribution(site, c, slug, { which: 'translation', values, faults });
    const parsed = parseForm(schema, values, t);
    if (!parsed.ok) return again(parsed.faults);
    if (!edition.contentLanguages.includes(parsed.value.language)) return again({ text: t('fault.choose') });
    const given = { ...parsed.value, edition: edition.id, slug };
    const result = await translateContribution(site.db, viewer, given, site.now());
    if (result.ok) return c.redirect(inLanguage(language, addresses.contribution(slug)), 303);
    if (result.refusal === 'changed-meanwhile') return again({ text: t('fault.changed-meanwhile') });
    return refusalPage(c, result.refusal);
  };
