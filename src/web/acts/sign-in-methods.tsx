import { z } from 'zod';
import { endSessions, removePassword } from '../../actions/end-sessions.ts';
import { removePasskey } from '../../actions/passkeys.ts';
import { confirmSecondFactor, prepareSecondFactor, removeSecondFactor } from '../../actions/second-factor.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { refusalPage } from '../pages/refusal.tsx';
import { showBackupCodes, showNewFactor, showSignInMethods } from '../pages/sign-in-methods.tsx';
import { passwordLength } from '../sign-in/library.ts';
import { holderOfPasskey, makePasskey, optionsToAsk, optionsToMake } from '../sign-in/passkeys.ts';
import type { OpenSession, SignIn } from '../sign-in/sign-in.ts';
import type { Handler, Site } from '../site.ts';
import { enter } from './enter.ts';
import { exactlyIn, typedIn } from './form.ts';

type Context = Parameters<Handler>[0];

/** What changes how one signs in takes a session of the last quarter of an hour. */
const freshMinutes = 15;

/** Hands a fresh session of one's own to an act, or says what is missing. */
const freshly =
  (site: Site, signIn: SignIn, act: (c: Context, session: OpenSession) => Promise<Response>): Handler =>
  async (c) => {
    const session = await signIn.session(c.req.raw.headers);
    if (!session || session.asksCode) return refusalPage(c, 'sign-in-first');
    const since = Math.max(session.openedAt.getTime(), session.secondFactorAt?.getTime() ?? 0);
    return site.now().getTime() - since > freshMinutes * 60_000
      ? refusalPage(c, 'sign-in-again')
      : act(c, session);
  };

const back = (c: Context) => c.redirect(inLanguage(c.get('page').language, addresses.signInMethods), 303);

export function setPasswordAct(site: Site, signIn: SignIn): Handler {
  return freshly(site, signIn, async (c, session) => {
    const { t } = c.get('page');
    const wanted = await exactlyIn(c, 'new-password');
    const current = await exactlyIn(c, 'current-password');
    const schema = z
      .string()
      .min(passwordLength.least, 'password-short')
      .max(passwordLength.most, 'too-long');
    const checked = schema.safeParse(wanted);
    if (!checked.success) {
      const message = checked.error.issues[0]?.message ?? 'password-short';
      return showSignInMethods(site, c, session.person, { 'new-password': t.of('fault', message) });
    }
    if (!(await signIn.setPassword(wanted, current === '' ? null : current, c.req.raw.headers)))
      return showSignInMethods(site, c, session.person, { 'current-password': t('fault.current-password') });
    await endSessions(site.db, session.person, { except: session.id });
    return back(c);
  });
}

export function removePasswordAct(site: Site, signIn: SignIn): Handler {
  return freshly(site, signIn, async (c, session) => {
    await removePassword(site.db, session.person);
    return back(c);
  });
}

/** Shows the secret to put in the app; nothing changes before its first code. */
export function prepareFactorAct(site: Site, signIn: SignIn): Handler {
  return freshly(site, signIn, async (c, session) => {
    const { t } = c.get('page');
    const given = {
      person: session.person,
      label: session.email,
      issuer: t('site.name'),
      key: site.settings.secret,
    };
    const result = await prepareSecondFactor(site.db, given, site.now());
    return result.ok ? showNewFactor(c, result.value, {}) : refusalPage(c, result);
  });
}

export function confirmFactorAct(site: Site, signIn: SignIn): Handler {
  return freshly(site, signIn, async (c, session) => {
    const { t } = c.get('page');
    const { code = '', secret = '', address = '' } = await typedIn(c);
    const given = { person: session.person, session: session.id, code, key: site.settings.secret };
    const result = await confirmSecondFactor(site.db, given, site.now());
    if (result.ok) return showBackupCodes(c, result.value);
    if (result.refusal === 'no-factor') return back(c);
    // It is shown again as a link: only what an authenticator opens.
    const link = address.startsWith('otpauth://') ? address : '';
    return showNewFactor(c, { secret, address: link }, { code: t.of('fault', result.refusal) });
  });
}

export function removeFactorAct(site: Site, signIn: SignIn): Handler {
  return freshly(site, signIn, async (c, session) => {
    await removeSecondFactor(site.db, session.person, site.now());
    return back(c);
  });
}

export function passkeyOptionsAct(site: Site, signIn: SignIn): Handler {
  return freshly(site, signIn, async (c, session) =>
    c.json(await optionsToMake(site, session, c.get('page').t('site.name'))),
  );
}

export function makePasskeyAct(site: Site, signIn: SignIn): Handler {
  return freshly(site, signIn, async (c, session) => {
    const { response = '', name = '' } = await typedIn(c);
    const made = await makePasskey(
      site,
      session,
      response,
      name.slice(0, 80) || c.get('page').t('passkey.unnamed'),
    );
    return made ? back(c) : refusalPage(c, 'passkey-failed');
  });
}

export function removePasskeyAct(site: Site, signIn: SignIn): Handler {
  return freshly(site, signIn, async (c, session) => {
    await removePasskey(site.db, session.person, Number(c.req.param('id')), site.now());
    return back(c);
  });
}

/** What a passkey must sign to let somebody in. */
export const askPasskeyAct =
  (site: Site): Handler =>
  async (c) =>
    c.json(await optionsToAsk(site));

/** Signs in with a passkey: something one has, unlocked by something one knows or is. */
export const passkeyAct =
  (site: Site, signIn: SignIn): Handler =>
  async (c) => {
    const { response = '', next } = await typedIn(c);
    const email = await holderOfPasskey(site, response);
    const opened = email && (await signIn.openAs(email, c.req.raw.headers));
    return opened ? enter(opened, c.get('page').language, next) : refusalPage(c, 'passkey-failed');
  };

/** Ends one session, or all but this one. */
export const endSessionAct =
  (site: Site, signIn: SignIn): Handler =>
  async (c) => {
    const { language, viewer } = c.get('page');
    const session = await signIn.session(c.req.raw.headers);
    if (!viewer || !session) return refusalPage(c, 'sign-in-first');
    const id = c.req.param('id');
    await endSessions(site.db, viewer.person, id === undefined ? { except: session.id } : { only: id });
    return c.redirect(inLanguage(language, addresses.sessions), 303);
  };
