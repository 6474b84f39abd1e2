import { z } from 'zod';
import { writeForm } from '../../actions/write-form.ts';
import { formKinds, longestForm } from '../../domain/papers/paper-form.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { showPaperFormEdit } from '../pages/paper-form-edit.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

const number = (most: number) =>
  z
    .string('again')
    .regex(new RegExp(`^\\d{1,${most}}$`), 'again')
    .transform(Number);

const schema = z.object({
  key: z.uuid('again'),
  text: z.string('empty').min(1, 'empty').max(longestForm('simple'), 'too-long'),
  language: z.string('choose'),
  version: number(6),
  basis: number(15),
  original: number(15),
});

/** Saves the summary of a paper, or the paper in simple words, in one language. */
export const paperFormAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, edition, language } = c.get('page');
    const paper = c.req.param('paper') ?? '';
    const kind = formKinds.find((one) => one === c.req.param('kind'));
    if (!kind) return c.notFound();
    const values = await typedIn(c);
    const again = (text: string, kept = values) =>
      showPaperFormEdit(site, c, { values: kept, faults: { text } });
    const parsed = parseForm(schema, values, t);
    if (!parsed.ok) return showPaperFormEdit(site, c, { values, faults: parsed.faults });
    const given = { ...parsed.value, paper, kind };
    if (given.text.length > longestForm(kind)) return again(t('fault.too-long'));
    if (!edition.contentLanguages.includes(given.language)) return again(t('fault.choose'));
    const result = await writeForm(site.db, viewer, given, site.now());
    if (result.ok) {
      const edit = inLanguage(language, addresses.paperFormEdit(paper, kind));
      return c.redirect(`${edit}?language=${given.language}&version=${result.value}`, 303);
    }
    if (result.refusal === 'changed-meanwhile') {
      // What was typed stays; sent again, it goes on top of what is there now.
      const { version: _, basis: __, original: ___, ...kept } = values;
      return again(t('fault.form-changed'), kept);
    }
    if (result.refusal === 'too-many-sentences') return again(t('fault.too-many-sentences'));
    return refusalPage(c, result);
  };
