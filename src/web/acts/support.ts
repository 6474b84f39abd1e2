import { z } from 'zod';
import { support } from '../../actions/support.ts';
import { contributionNamed } from '../../queries/thread.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';
import { typedIn } from './form.ts';

const form = z.object({ supports: z.enum(['yes', 'no']).default('yes') });

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
    const parsed = form.safeParse(await typedIn(c));
    if (!parsed.success) return refusalPage(c, 'form-incomplete');
    const { paper, ref, slug } = entry.voice;
    const supports = parsed.data.supports === 'yes';
    const result = await support(site.db, viewer, { paper, slug, supports }, site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(`${inLanguage(language, addresses.provision(paper, ref))}#${slug}`, 303);
  };
