import { z } from 'zod';
import { requestVote } from '../../actions/request-vote.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { FormValues } from '../forms/contribute-form.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import { showVoteRequest } from '../pages/vote-request.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

const request = z.object({
  kind: z.enum(['split', 'separate', 'rule'], 'choose'),
  note: z.string('reason').min(1, 'reason').max(5000, 'too-long'),
  language: z.string('choose'),
});

/** More than any amendment has. */
const most = 1000;

/** The parts that were chosen for the passages, up to the first that has none; 0 for what is no part. */
function partsIn(values: FormValues): number[] {
  const parts: number[] = [];
  for (let chosen = values['part-0']; chosen !== undefined; chosen = values[`part-${parts.length}`])
    parts.push(/^\d{1,4}$/.test(chosen) && Number(chosen) <= most ? Number(chosen) : 0);
  return parts;
}

/** Sets how an amendment is voted on, and shows the list. */
export const requestVoteAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const [paper = '', code = ''] = [c.req.param('paper'), c.req.param('code')];
    const values = await typedIn(c);
    const parsed = parseForm(request, values, t);
    if (!parsed.ok) return showVoteRequest(site, c, { values, faults: parsed.faults });
    const { kind, ...given } = parsed.value;
    if (!edition.contentLanguages.includes(given.language))
      return showVoteRequest(site, c, { values, faults: { language: t('fault.choose') } });
    const manner = kind === 'split' ? { kind, parts: partsIn(values) } : { kind };
    const result = await requestVote(site.db, c.get('viewer'), { ...given, code, manner }, site.now());
    if (result.ok) return c.redirect(inLanguage(language, addresses.votingList(paper)), 303);
    if (result.refusal === 'cannot-be-parted')
      return showVoteRequest(site, c, { values, faults: { 'part-0': t.of('refusal', result.refusal) } });
    return refusalPage(c, result);
  };
