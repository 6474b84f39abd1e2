import { z } from 'zod';
import { appeal } from '../../actions/appeal.ts';
import { confirmGuest } from '../../actions/confirm-guest.ts';
import type { Author } from '../../actions/own-contribution.ts';
import { withdraw } from '../../actions/withdraw.ts';
import { longest } from '../../domain/longest.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { showFollow } from '../pages/follow.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

type Context = Parameters<Handler>[0];

/** Who acts on their own words, and where they read them afterwards; null for who must sign in first. */
function authorOf(c: Context): { readonly author: Author; readonly back: string } | null {
  const { viewer, edition, language } = c.get('page');
  const secret = c.req.param('secret');
  if (secret !== undefined)
    return { author: { secret }, back: inLanguage(language, addresses.follow(secret)) };
  const slug = c.req.param('contribution') ?? '';
  if (!viewer) return null;
  const back = `${inLanguage(language, addresses.account)}#${slug}`;
  return { author: { viewer, edition: edition.id, slug }, back };
}

/** Takes one's own words back. */
export const withdrawAct =
  (site: Site): Handler =>
  async (c) => {
    const own = authorOf(c);
    if (!own) return refusalPage(c, 'sign-in-first');
    const result = await withdraw(site.db, own.author, site.now());
    return result.ok ? c.redirect(own.back, 303) : refusalPage(c, result);
  };

const schema = z.object({ text: z.string('empty').min(1, 'empty').max(longest.appeal, 'too-long') });

/** Contests a decision on one's own words. */
export const appealAct =
  (site: Site): Handler =>
  async (c) => {
    const { t, language } = c.get('page');
    const own = authorOf(c);
    if (!own) return refusalPage(c, 'sign-in-first');
    const parsed = parseForm(schema, await typedIn(c), t);
    if (!parsed.ok) return refusalPage(c, 'words-needed');
    const result = await appeal(site.db, own.author, { ...parsed.value, language }, site.now());
    return result.ok ? c.redirect(own.back, 303) : refusalPage(c, result);
  };

/** Confirms a guest's words by the code they were sent. */
export const confirmGuestAct =
  (site: Site): Handler =>
  async (c) => {
    const { t, language } = c.get('page');
    const secret = c.req.param('secret') ?? '';
    const { code = '' } = await typedIn(c);
    const result = await confirmGuest(site.db, { secret, code: code.replaceAll(' ', '') }, site.now());
    if (result.ok) return c.redirect(inLanguage(language, addresses.follow(secret)), 303);
    if (result.refusal === 'wrong-code') return showFollow(site, c, { code: t('fault.wrong-code') });
    return refusalPage(c, result);
  };
