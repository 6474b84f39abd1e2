import { z } from 'zod';
import { publishVersion } from '../../actions/publish-version.ts';
import { reviseProvision } from '../../actions/revise-provision.ts';
import { longest } from '../../domain/longest.ts';
import { parseInline } from '../../exchange/congress-pack/inline-markdown.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { deskAddress, deskPlaceOf } from '../forms/desk-place.tsx';
import { amendmentLetter } from '../letters.ts';
import { showDraft } from '../pages/draft.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import { showRevision } from '../pages/revision.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

const schema = z.object({
  key: z.uuid('again'),
  text: z.string('empty').min(1, 'empty').max(longest.provision, 'too-long'),
  language: z.string('choose'),
  basis: z
    .string('again')
    .regex(/^\d{1,15}$/, 'again')
    .transform(Number),
  // Only the desk sends it.
  seen: z
    .string()
    .max(100, 'again')
    .optional()
    .transform((given) => given || undefined),
  waiveTerms: z
    .string()
    .optional()
    .transform((given) => given === 'yes'),
});

/** Saves a passage written anew, or translated, in the draft. */
export const reviseAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, edition, language } = c.get('page');
    const paper = c.req.param('paper') ?? '';
    const ref = c.req.param('ref') ?? '';
    const values = await typedIn(c);
    const parsed = parseForm(schema, values, t);
    if (!parsed.ok) return showRevision(site, c, { values, faults: parsed.faults });
    if (!edition.contentLanguages.includes(parsed.value.language))
      return showRevision(site, c, { values, faults: { text: t('fault.choose') } });
    const { content, refused } = parseInline(parsed.value.text.replace(/\s*\n\s*/g, ' '));
    if (refused.length > 0) return showRevision(site, c, { values, faults: { text: t('fault.marks') } });
    const given = { ...parsed.value, paper, ref, content };
    const result = await reviseProvision(site.db, viewer, given, site.now());
    if (result.ok) {
      const desk = { paper, target: parsed.value.language };
      const back =
        values.desk === 'yes'
          ? deskAddress(language, desk, deskPlaceOf(values), ref)
          : `${inLanguage(language, addresses.draft(paper))}#${ref}`;
      return c.redirect(back, 303);
    }
    if (result.refusal === 'changed-meanwhile') {
      // What was typed stays; sent again, it goes on top of what is there now.
      const { basis: _, seen: __, ...kept } = values;
      return showRevision(site, c, { values: kept, faults: { text: t('fault.changed-meanwhile') } });
    }
    if (result.refusal === 'terms-missing')
      return showRevision(site, c, { values, faults: { text: t('fault.terms-missing') } });
    return refusalPage(c, result);
  };

const publication = z.object({ note: z.string().max(longest.note, 'too-long').default('') });

/** Publishes the draft of a paper. */
export const publishVersionAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, language } = c.get('page');
    const paper = c.req.param('paper') ?? '';
    const values = await typedIn(c);
    const parsed = parseForm(publication, values, t);
    if (!parsed.ok) return showDraft(site, c, { values, faults: parsed.faults });
    const letter = amendmentLetter(site, 'stuck');
    const given = { paper, language, letter, ...parsed.value };
    const result = await publishVersion(site.db, viewer, given, site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(inLanguage(language, addresses.versions(paper)), 303);
  };
