import { support } from '../../actions/support.ts';
import { contributionNamed } from '../../queries/thread.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';

/** Supports what somebody said, or takes the support back. */
export const supportAct =
  (site: Site): Handler =>
  async (c) => {
    const { edition, language, viewer, ...page } = c.get('page');
    const entry = await contributionNamed(site.db, edition.id, c.req.param('contribution') ?? '', {
      ...page,
      language,
    });
    if (!entry) return c.notFound();
    const { paper, ref, slug } = entry.voice;
    const result = await support(site.db, viewer, { paper, slug }, site.now());
    if (!result.ok) return refusalPage(c, result.refusal);
    return c.redirect(`${inLanguage(language, addresses.provision(paper, ref))}#${slug}`, 303);
  };
