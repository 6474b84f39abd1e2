import { mergeAmendments } from '../../actions/merge-amendments.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { conflictsPage } from '../pages/amendment-conflicts.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';

/** Merges what was accepted into the draft, and shows the draft. */
export const mergeAmendmentsAct =
  (site: Site): Handler =>
  async (c) => {
    const paper = c.req.param('paper') ?? '';
    const result = await mergeAmendments(site.db, c.get('viewer'), paper, site.now());
    if (result.ok) return c.redirect(inLanguage(c.get('page').language, addresses.draft(paper)), 303);
    return result.refusal === 'conflicts'
      ? conflictsPage(site, c, paper, result.conflicts)
      : refusalPage(c, result);
  };
