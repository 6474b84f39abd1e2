import { z } from 'zod';
import { publishOutcome } from '../../actions/publish-outcome.ts';
import { writeClause } from '../../actions/write-clause.ts';
import { longest } from '../../domain/longest.ts';
import { lineageKinds } from '../../domain/outcomes/lineage-kinds.ts';
import { outcomeOf } from '../../queries/outcome.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatList } from '../languages/formats.ts';
import { showNewClause } from '../pages/new-clause.tsx';
import { showOutcome } from '../pages/outcome.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

const schema = z.object({
  key: z.uuid('again'),
  // A provision is one block.
  text: z
    .string('empty')
    .min(1, 'empty')
    .max(longest.words, 'too-long')
    .transform((text) => text.replace(/\s*\n\s*/g, ' ')),
  language: z.string('choose'),
  heading: z.string('choose').min(1, 'choose'),
  origins: z.string().max(4000, 'too-long').default(''),
  kind: z.enum(lineageKinds, 'choose').default('adapted'),
  note: z.string().max(longest.note, 'too-long').default(''),
});

/** Writes a clause of the outcome from the things it comes from. */
export const writeClauseAct =
  (site: Site): Handler =>
  async (c) => {
    const { edition, viewer, t, language } = c.get('page');
    const outcome = await outcomeOf(site.db, edition.id);
    if (!outcome) return c.notFound();
    const values = await typedIn(c);
    const parsed = parseForm(schema, values, t);
    if (!parsed.ok) return showNewClause(site, c, { values, faults: parsed.faults });
    if (!edition.contentLanguages.includes(parsed.value.language))
      return showNewClause(site, c, { values, faults: { language: t('fault.choose') } });
    const origins = parsed.value.origins.split(/[\s,;،]+/).filter(Boolean);
    const result = await writeClause(
      site.db,
      viewer,
      { ...parsed.value, outcome: outcome.slug, origins },
      site.now(),
    );
    if (result.ok) return c.redirect(`${inLanguage(language, addresses.outcome)}#${result.value}`, 303);
    if (result.refusal === 'unknown-origins')
      return showNewClause(site, c, {
        values,
        faults: { origins: t('clause.unknownOrigins', { names: formatList(language, result.unknown) }) },
      });
    if (result.refusal === 'new-needs-reason')
      return showNewClause(site, c, { values, faults: { note: t('fault.new-needs-reason') } });
    if (result.refusal === 'no-such-heading')
      return showNewClause(site, c, { values, faults: { heading: t('fault.choose') } });
    return refusalPage(c, result);
  };

/** Publishes the outcome, or says everything that is missing. */
export const publishOutcomeAct =
  (site: Site): Handler =>
  async (c) => {
    const { edition, viewer, language } = c.get('page');
    const outcome = await outcomeOf(site.db, edition.id);
    if (!outcome) return c.notFound();
    const result = await publishOutcome(site.db, viewer, outcome.slug, site.now());
    if (result.ok) return c.redirect(inLanguage(language, addresses.outcome), 303);
    if (result.refusal === 'incomplete') return showOutcome(site, c, true);
    return refusalPage(c, result);
  };
