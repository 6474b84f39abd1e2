import { z } from 'zod';
import { decideAppeal } from '../../actions/appeal.ts';
import { moderate, undoModeration } from '../../actions/moderate.ts';
import { report } from '../../actions/report.ts';
import { longest } from '../../domain/longest.ts';
import { reasons, verdicts } from '../../domain/moderation/reasons.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { appealLetter, hiddenLetter } from '../letters.ts';
import { showModeration } from '../pages/moderation.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import { showReport } from '../pages/report.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

const note = z.string().max(longest.note, 'too-long').default('');

const reportSchema = z.object({ reason: z.enum(reasons, 'choose'), note });

/** Reports what somebody said. */
export const reportAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, edition, language } = c.get('page');
    const slug = c.req.param('contribution') ?? '';
    const values = await typedIn(c);
    const parsed = parseForm(reportSchema, values, t);
    if (!parsed.ok) return showReport(site, c, { values, faults: parsed.faults });
    const result = await report(site.db, viewer, { edition: edition.id, slug, ...parsed.value }, site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(inLanguage(language, addresses.reported), 303);
  };

const moderationSchema = z
  .object({
    verdict: z.enum(verdicts, 'choose'),
    reason: z.enum(['', ...reasons], 'choose').default(''),
    note,
  })
  .refine(({ verdict, reason }) => verdict !== 'hide' || reason !== '', {
    path: ['reason'],
    message: 'choose',
  });

/** Decides on what waits or was reported. */
export const moderateAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, edition, language } = c.get('page');
    const slug = c.req.param('contribution') ?? '';
    const values = await typedIn(c);
    const parsed = parseForm(moderationSchema, values, t);
    if (!parsed.ok) return showModeration(site, c, { values, faults: parsed.faults });
    const { verdict, note } = parsed.value;
    const reason = verdict === 'hide' && parsed.value.reason !== '' ? parsed.value.reason : null;
    const letter = (written: string) => hiddenLetter(site, written, { slug, reason, note });
    const given = { edition: edition.id, slug, verdict, reason, note, letter };
    const result = await moderate(site.db, viewer, given, site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(inLanguage(language, addresses.moderation), 303);
  };

/** Takes a decision back. */
export const undoModerationAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, edition, language } = c.get('page');
    const given = { edition: edition.id, moderation: Number(c.req.param('id')) };
    const result = await undoModeration(site.db, viewer, given, site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(`${inLanguage(language, addresses.moderation)}`, 303);
  };

const appealSchema = z.object({ upheld: z.enum(['yes', 'no'], 'choose'), note });

/** Decides on an appeal. */
export const decideAppealAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t, edition, language } = c.get('page');
    const values = await typedIn(c);
    const parsed = parseForm(appealSchema, values, t);
    if (!parsed.ok) return showModeration(site, c, { values, faults: parsed.faults });
    const upheld = parsed.value.upheld === 'yes';
    const { note } = parsed.value;
    const letter = (written: string) => appealLetter(site, written, upheld, note);
    const given = { edition: edition.id, appeal: Number(c.req.param('id')), upheld, note, letter };
    const result = await decideAppeal(site.db, viewer, given, site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(inLanguage(language, addresses.moderation), 303);
  };
