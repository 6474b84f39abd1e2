import { z } from 'zod';
import { decideAppeal } from '../../actions/decide-appeal.ts';
import { moderate } from '../../actions/moderate.ts';
import { report } from '../../actions/report.ts';
import { undoModeration } from '../../actions/undo-moderation.ts';
import { longest } from '../../domain/longest.ts';
import { reasons, verdicts } from '../../domain/moderation/reasons.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { appealLetter, hiddenLetter, shownAgainLetter } from '../letters.ts';
import { showModeration } from '../pages/moderation.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import { showReport } from '../pages/report.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';
import { wordsAsked } from './words-asked.ts';

const note = z.string().max(longest.note, 'too-long').default('');

const reportSchema = z.object({ key: z.uuid('again'), reason: z.enum(reasons, 'choose'), note });

/** Reports what somebody said or proposed. */
export const reportAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, edition, language } = c.get('page');
    const { about } = wordsAsked(c);
    const values = await typedIn(c);
    const parsed = parseForm(reportSchema, values, t);
    if (!parsed.ok) return showReport(site, c, { values, faults: parsed.faults });
    const given = { edition: edition.id, about, ...parsed.value };
    const result = await report(site.db, viewer, given, site.now());
    if (result.ok) return c.redirect(inLanguage(language, addresses.reported), 303);
    if (result.refusal !== 'key-used') return refusalPage(c, result);
    // With a key of its own, these words are another report.
    const { key: _, ...kept } = values;
    return showReport(site, c, { values: kept, faults: { '': t('fault.key-used') } });
  };

/** What was seen, as the forms of the queue carry it: the last decision, the appeal against it that was decided, and of an amendment its last wording. */
const seen = z
  .string('again')
  .regex(/^\d{1,15}(\.\d{1,15})?(-\d{1,6})?$/, 'again')
  .transform((text) => {
    const [decided = '', wording] = text.split('-');
    const [decision = 0, appeal = 0] = decided.split('.').map(Number);
    return { decision, appeal, wording: wording === undefined ? null : Number(wording) };
  });

const moderationSchema = z
  .object({
    verdict: z.enum(verdicts, 'choose'),
    reason: z.enum(['', ...reasons], 'choose').default(''),
    note,
    seen,
  })
  .refine(({ verdict, reason }) => verdict !== 'hide' || reason !== '', {
    path: ['reason'],
    message: 'choose',
  });

/** Decides on what waits or was reported; who comes second is shown what was decided, with what they typed. */
export const moderateAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, edition, language } = c.get('page');
    const { about, name } = wordsAsked(c);
    const values = await typedIn(c);
    const parsed = parseForm(moderationSchema, values, t);
    if (!parsed.ok) return showModeration(site, c, { values, faults: parsed.faults, asked: name });
    const { verdict, note: said, seen: read } = parsed.value;
    const reason = verdict === 'hide' && parsed.value.reason !== '' ? parsed.value.reason : null;
    const letter = (written: string) => hiddenLetter(site, written, { slug: name, reason, note: said });
    const given = { edition: edition.id, about, verdict, reason, note: said, seen: read, letter };
    const result = await moderate(site.db, viewer, given, site.now());
    if (result.ok) return c.redirect(inLanguage(language, addresses.moderation), 303);
    if ('decided' in result)
      return showModeration(site, c, { values, faults: {}, asked: name, meanwhile: result.decided });
    if (result.refusal === 'words-changed')
      return showModeration(site, c, {
        values,
        faults: { '': t.of('refusal', result.refusal) },
        asked: name,
      });
    return refusalPage(c, result);
  };

/** Takes a decision back. */
export const undoModerationAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, edition, language } = c.get('page');
    const letter = (written: string, name: string) => shownAgainLetter(site, written, name);
    const given = { edition: edition.id, moderation: Number(c.req.param('id')), letter };
    const result = await undoModeration(site.db, viewer, given, site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(inLanguage(language, addresses.moderation), 303);
  };

const appealSchema = z.object({ upheld: z.enum(['yes', 'no'], 'choose'), note });

/** Decides on an appeal. */
export const decideAppealAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, edition, language } = c.get('page');
    const values = await typedIn(c);
    const { asked = '' } = values;
    const parsed = parseForm(appealSchema, values, t);
    if (!parsed.ok) return showModeration(site, c, { values, faults: parsed.faults, asked });
    const upheld = parsed.value.upheld === 'yes';
    const { note: said } = parsed.value;
    const letter = (written: string) => appealLetter(site, written, upheld, said);
    const given = { edition: edition.id, appeal: Number(c.req.param('id')), upheld, note: said, letter };
    const result = await decideAppeal(site.db, viewer, given, site.now());
    if (result.ok) return c.redirect(inLanguage(language, addresses.moderation), 303);
    if ('decided' in result)
      return showModeration(site, c, { values, faults: {}, asked, meanwhile: result.decided });
    return refusalPage(c, result);
  };
