import { z } from 'zod';
import { addresses, inLanguage } from '../addresses.ts';
import { showLink, showSent, showSignIn } from '../pages/sign-in.tsx';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Handler } from '../site.ts';
import { typedIn } from './form.ts';

/** Where to go afterwards: a page of this site, or the home page. */
function nextAddress(next: string | undefined, language: string): string {
  return next && /^\/(fr|en|es|ar)(\/[\w\-./#?=&%]*)?$/.test(next) ? next : `/${language}`;
}

/** Sends a sign-in link; the answer is the same whether or not the address is known. */
export const sendLinkAct =
  (signIn: SignIn): Handler =>
  async (c) => {
    const { t, language } = c.get('page');
    const values = await typedIn(c);
    const email = z.email().safeParse(values.email?.toLowerCase());
    if (!email.success) return showSignIn(c, values, { email: t('fault.email') });
    await signIn.sendLink(email.data, language, c.req.raw.headers);
    return showSent(c);
  };

/** Opens a session with the link's token. By POST: a mail scanner that visits the link does not use it up. */
export const openLinkAct =
  (signIn: SignIn): Handler =>
  async (c) => {
    const { language } = c.get('page');
    const cookies = await signIn.open(c.req.param('token') ?? '', c.req.raw.headers);
    return cookies ? withCookies(cookies, `/${language}`) : showLink(c, true);
  };

/** Signs in as a role of the demonstration edition. */
export const openRoleAct =
  (signIn: SignIn): Handler =>
  async (c) => {
    const { language, edition } = c.get('page');
    const { mandate, next } = await typedIn(c);
    if (!edition.demonstration) return c.notFound();
    const cookies = await signIn.openRole(mandate || null, c.req.raw.headers);
    return cookies
      ? withCookies(cookies, nextAddress(next, language))
      : c.redirect(inLanguage(language, addresses.roles), 303);
  };

export const signOutAct =
  (signIn: SignIn): Handler =>
  async (c) =>
    withCookies(await signIn.close(c.req.raw.headers), `/${c.get('page').language}`);

export function withCookies(cookies: readonly string[], location: string): Response {
  const headers = new Headers({ Location: location });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}
