import { z } from 'zod';
import { appeal } from '../../actions/appeal.ts';
import { confirmGuest } from '../../actions/confirm-guest.ts';
import type { Author, Writer } from '../../actions/own-contribution.ts';
import { withdraw } from '../../actions/withdraw.ts';
import { longest } from '../../domain/longest.ts';
import { signInFirst } from '../../domain/people/permissions/permissions.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { showAppeal } from '../pages/appeal.tsx';
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
    if (!own) return refusalPage(c, signInFirst('withdraw'));
    const result = await withdraw(site.db, own.author, site.now());
    return result.ok ? c.redirect(own.back, 303) : refusalPage(c, result);
  };

const schema = z.object({ text: z.string('empty').min(1, 'empty').max(longest.appeal, 'too-long') });

/** Contests a decision on one's own words; an appeal that is too long comes back as it was typed. */
export const appealAct =
  (site: Site): Handler =>
  async (c) => {
    const { t, language } = c.get('page');
    const own = amendmentOf(c) ?? authorOf(c);
    const values = await typedIn(c);
    if (!own) return refusalPage(c, signInFirst('appeal'));
    const parsed = parseForm(schema, values, t);
    if (!parsed.ok) {
      const typed = { text: values.text ?? '', faults: parsed.faults };
      return 'secret' in own.author ? showFollow(site, c, {}, typed) : showAppeal(site, c, typed);
    }
    const result = await appeal(site.db, own.author, { ...parsed.value, language }, site.now());
    return result.ok ? c.redirect(own.back, 303) : refusalPage(c, result);
  };

/** Who acts on an amendment of their own; null when it is about something said. */
function amendmentOf(c: Context): { readonly author: Writer; readonly back: string } | null {
  const { viewer, edition, language } = c.get('page');
  const code = c.req.param('code');
  if (code === undefined || !viewer) return null;
  const back = `${inLanguage(language, addresses.account)}#${code}`;
  return { author: { viewer, edition: edition.id, code }, back };
}

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
    if (result.refusal === 'code-expired') return showFollow(site, c, { code: t('refusal.code-expired') });
    return refusalPage(c, result.refusal);
  };
