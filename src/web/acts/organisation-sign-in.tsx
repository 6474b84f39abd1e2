import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import { addresses, inLanguage } from '../addresses.ts';
import { isLanguage } from '../languages/languages.ts';
import { refusalPage } from '../pages/refusal.tsx';
import { privately } from '../private.ts';
import { callbackPath, journeySchema, type OrganisationSignIn } from '../sign-in/organisation.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Handler, Site } from '../site.ts';
import { enter, nextAddress } from './enter.ts';

const cookie = 'parvis.journey';

/** Sends the browser to the organisation's identity provider. */
export const leaveAct =
  (site: Site, organisation: OrganisationSignIn | null): Handler =>
  async (c) => {
    const { language } = privately(c);
    if (!organisation) return c.notFound();
    const left = await organisation.leave(language, nextAddress(c.req.query('next'), language));
    if (!left) return refusalPage(c, 'organisation-failed');
    await setSignedCookie(c, cookie, JSON.stringify(left.journey), site.settings.secret, {
      path: callbackPath,
      httpOnly: true,
      secure: site.settings.origin.startsWith('https:'),
      sameSite: 'Lax',
      maxAge: 600,
    });
    return c.redirect(left.address.href, 302);
  };

/** Where the provider sends the browser back; the language is the one it left in. */
export const arriveAct =
  (site: Site, signIn: SignIn, organisation: OrganisationSignIn | null): Handler =>
  async (c) => {
    if (!organisation) return c.notFound();
    const kept = await getSignedCookie(c, site.settings.secret, cookie);
    const journey = journeySchema.safeParse(kept ? JSON.parse(kept) : null);
    const language = journey.success && isLanguage(journey.data.language) ? journey.data.language : 'en';
    const refused = (refusal: string) =>
      c.redirect(`${inLanguage(language, addresses.signIn)}/refused/${refusal}`, 303);
    if (!journey.success) return refused('organisation-failed');
    const arrival = await organisation.arrive(new URL(c.req.url), journey.data);
    if (!arrival.ok) return refused(arrival.refusal);
    const opened = await signIn.openAs(arrival.email, c.req.raw.headers);
    if (!opened) return refused('organisation-failed');
    const response = enter(opened, language, journey.data.next);
    response.headers.append(
      'Set-Cookie',
      `${cookie}=; Path=${callbackPath}; Max-Age=0; HttpOnly; SameSite=Lax`,
    );
    return response;
  };

/** Why signing in with an organisation did not work. */
export const refusedPage: Handler = (c) => {
  privately(c);
  const why = c.req.param('refusal') ?? '';
  return refusalPage(c, why === 'organisation-unproven' ? why : 'organisation-failed');
};
