import { z } from 'zod';
import { reorderVotes } from '../../actions/reorder-votes.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { refusalPage } from '../pages/refusal.tsx';
import { showVotingList } from '../pages/voting-list.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

const order = z.object({
  list: z.string().max(5000, 'too-long').default(''),
  note: z.string('reason').min(1, 'reason').max(5000, 'too-long'),
  language: z.string('choose'),
});

/** Sets what is voted on first, and shows the list. */
export const reorderVotesAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const paper = c.req.param('paper') ?? '';
    const values = await typedIn(c);
    const parsed = parseForm(order, values, t);
    if (!parsed.ok) return showVotingList(site, c, { values, faults: parsed.faults });
    const { list, ...given } = parsed.value;
    if (!edition.contentLanguages.includes(given.language))
      return showVotingList(site, c, { values, faults: { language: t('fault.choose') } });
    const codes = list.split(/[\s,;،؛]+/).filter((code) => code !== '');
    const result = await reorderVotes(site.db, c.get('viewer'), { ...given, paper, codes }, site.now());
    if (result.ok) return c.redirect(inLanguage(language, addresses.votingList(paper)), 303);
    if (result.refusal === 'no-such-amendment' || result.refusal === 'not-now')
      return showVotingList(site, c, { values, faults: { list: t('voting.order.fault') } });
    return refusalPage(c, result);
  };
