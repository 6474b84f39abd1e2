import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { nameMandate } from '../../actions/name-mandate.ts';
import { revokeMandate } from '../../actions/revoke-mandate.ts';
import { isNear } from '../../domain/editions/local-time.ts';
import { longest } from '../../domain/longest.ts';
import { namedBySecretariat } from '../../domain/people/naming.ts';
import { organisations } from '../../queries/directory.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { mandateTitles } from '../languages/mandate-titles.ts';
import { mandateLetter, revocationLetter } from '../letters.ts';
import { showOrganisation } from '../pages/organisation.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

const day = z.iso.date('day').refine(isNear, 'day');

const schema = z
  .object({
    key: z.uuid('again'),
    name: z.string('name').min(1, 'name').max(longest.name, 'too-long'),
    email: z.email('email').max(longest.email, 'too-long'),
    role: z.enum(namedBySecretariat, 'choose'),
    on: z.string().max(200, 'choose').default(''),
    from: day,
    until: day,
  })
  .refine(({ from, until }) => until >= from, { path: ['until'], message: 'ends-before-it-begins' });

/** Names a person to act for an organisation. */
export const nameMandateAct =
  (site: Site): Handler =>
  async (c) => {
    const { edition, viewer, t, language } = c.get('page');
    const slug = c.req.param('organisation') ?? '';
    const {
      organisations: [organisation],
    } = await organisations(site.db, language, { slug });
    if (!organisation) return c.notFound();
    const values = await typedIn(c);
    const parsed = parseForm(schema, values, t);
    if (!parsed.ok) return showOrganisation(site, c, { values, faults: parsed.faults });
    const given = parsed.value;
    const about = { organisation: organisation.name, edition: edition.name, by: viewer?.name ?? '' };
    const letter = mandateLetter(site, language, { ...given, ...about });
    const titles = mandateTitles(given.role, organisation.name);
    const wanted = { ...given, organisation: slug, titles, letter, language };
    const result = await nameMandate(site.db, viewer, edition.id, wanted, site.now());
    const here = inLanguage(language, addresses.organisation(slug));
    if (result.ok) return c.redirect(`${here}#${result.value}`, 303);
    if (result.refusal === 'key-used')
      return showOrganisation(site, c, {
        values: { ...values, key: randomUUID() },
        faults: { email: t('fault.mandate-sent') },
      });
    if (result.refusal === 'name-of-authority')
      return showOrganisation(site, c, { values, faults: { name: t('fault.their-name') } });
    if (result.refusal === 'no-such-place')
      return showOrganisation(site, c, { values, faults: { on: t('fault.work') } });
    if (result.refusal === 'not-yours-to-give')
      return showOrganisation(site, c, { values, faults: { role: t('fault.choose') } });
    if (result.refusal === 'mandate-over' || result.refusal === 'outlives-yours')
      return showOrganisation(site, c, { values, faults: { until: t.of('refusal', result.refusal) } });
    return refusalPage(c, result);
  };

/** Ends a mandate now. */
export const revokeMandateAct =
  (site: Site): Handler =>
  async (c) => {
    const { edition, viewer, language } = c.get('page');
    const slug = c.req.param('mandate') ?? '';
    const result = await revokeMandate(site.db, viewer, edition.id, slug, revocationLetter(site), site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(`${inLanguage(language, addresses.organisation(result.value))}#${slug}`, 303);
  };
