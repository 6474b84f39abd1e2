import { z } from 'zod';
import { countAttempt } from '../../actions/count-attempt.ts';
import { giveSecondFactor } from '../../actions/second-factor.ts';
import { pace } from '../../domain/contributions/pace.ts';
import { addressKey } from '../address-key.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { showLink } from '../pages/link.tsx';
import { showCode } from '../pages/second-factor.tsx';
import { showSent, showSignIn } from '../pages/sign-in.tsx';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Handler, Site } from '../site.ts';
import { enter, nextAddress, withCookies } from './enter.ts';
import { exactlyIn, typedIn } from './form.ts';

const address = z.email().max(200);

/** Sends a sign-in link; the answer is the same whether or not the address is known, or was asked too often. */
export const sendLinkAct =
  (site: Site, signIn: SignIn): Handler =>
  async (c) => {
    const { t, language } = c.get('page');
    const values = await typedIn(c);
    const email = address.safeParse(values.email?.toLowerCase());
    if (!email.success) return showSignIn(site, c, values, { email: t('fault.email') });
    const attempt = { email: email.data, key: addressKey(site), kind: 'link', limit: pace.links } as const;
    const next = values.next ? nextAddress(values.next, language) : undefined;
    if (await countAttempt(site.db, attempt, site.now()))
      await signIn.sendLink(email.data, { language, next }, c.req.raw.headers);
    return showSent(c);
  };

/** Opens a session with the link's token. By POST: a mail scanner that visits the link does not use it up. */
export const openLinkAct =
  (signIn: SignIn): Handler =>
  async (c) => {
    const { language } = c.get('page');
    const { next } = await typedIn(c);
    const opened = await signIn.open(c.req.param('token') ?? '', c.req.raw.headers);
    return opened ? enter(opened, language, next) : showLink(c, true);
  };

/** Signs in with a password; a wrong one and an unknown address get the same words, after the same work. */
export const passwordAct =
  (site: Site, signIn: SignIn): Handler =>
  async (c) => {
    const { t, language } = c.get('page');
    const password = await exactlyIn(c, 'password');
    const { password: _, ...values } = await typedIn(c);
    const email = address.safeParse(values.login?.toLowerCase());
    if (!email.success) return showSignIn(site, c, values, { login: t('fault.email') });
    const key = addressKey(site);
    const attempt = { email: email.data, key, kind: 'password', limit: pace.passwords } as const;
    if (!(await countAttempt(site.db, attempt, site.now())))
      return showSignIn(site, c, values, { password: t('fault.too-many-passwords') });
    const opened = await signIn.openWithPassword(email.data, password, c.req.raw.headers);
    if (!opened) return showSignIn(site, c, values, { password: t('fault.password') });
    return enter(opened, language, values.next);
  };

/** Lets a session pass with a second factor. */
export const codeAct =
  (site: Site, signIn: SignIn): Handler =>
  async (c) => {
    const { t, language } = c.get('page');
    const { code = '', next } = await typedIn(c);
    const session = await signIn.session(c.req.raw.headers);
    if (!session?.asksCode) return c.redirect(inLanguage(language, addresses.signIn), 303);
    const given = { person: session.person, session: session.id, code, key: site.settings.secret };
    const result = await giveSecondFactor(site.db, given, site.now());
    if (!result.ok) return showCode(c, { code: t.of('fault', result.refusal) });
    return c.redirect(nextAddress(next, language), 303);
  };

/** Signs in as a role of the demonstration edition. */
export const openRoleAct =
  (signIn: SignIn): Handler =>
  async (c) => {
    const { language, edition } = c.get('page');
    const { mandate, next } = await typedIn(c);
    if (!edition.demonstration) return c.notFound();
    const opened = await signIn.openRole(mandate || null, c.req.raw.headers);
    return opened ? enter(opened, language, next) : c.redirect(inLanguage(language, addresses.roles), 303);
  };

export const signOutAct =
  (signIn: SignIn): Handler =>
  async (c) =>
    withCookies(await signIn.close(c.req.raw.headers), `/${c.get('page').language}`);
