import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins';
import { openDemonstrationRole } from '../../actions/open-demonstration-role.ts';
import { sendSignInLink } from '../../actions/send-sign-in-link.ts';
import { dayOf } from '../../domain/editions/local-time.ts';
import type { Viewer } from '../../domain/people/viewer.ts';
import type { CurrentEdition } from '../../queries/current-edition.ts';
import { viewerOf } from '../../queries/viewer.ts';
import { isLanguage } from '../languages/languages.ts';
import { translator } from '../languages/translator.ts';
import type { Site } from '../site.ts';

/** How people come in and go out. Sessions and links are better-auth's; pages only see this. */
export interface SignIn {
  viewer(headers: Headers, edition: CurrentEdition, language: string, now: Date): Promise<Viewer | null>;
  /** Sends a link to an address, whether or not somebody has it: the answer tells nothing. */
  sendLink(email: string, language: string, headers: Headers): Promise<void>;
  /** The cookies of a new session, or null when the link is used, too old, or wrong. */
  open(token: string, headers: Headers): Promise<string[] | null>;
  /** Signs in a person who has just been made, by a link sent to their address. */
  openNewcomer(email: string, headers: Headers): Promise<string[] | null>;
  /** Signs in as a demonstration role: a mandate's name, or null for a participant. */
  openRole(mandate: string | null, headers: Headers): Promise<string[] | null>;
  close(headers: Headers): Promise<string[]>;
}

const lifeSeconds = 20 * 60;
const cookiePrefix = 'parvis';

export function createSignIn(site: Site): SignIn {
  /** Links that are opened at once and never sent. */
  const silent = new Map<string, string>();
  const auth = authFor(site, silent);

  async function open(token: string, headers: Headers): Promise<string[] | null> {
    try {
      const { headers: answered } = await auth.api.magicLinkVerify({
        query: { token },
        headers,
        returnHeaders: true,
      });
      const cookies = answered.getSetCookie();
      return cookies.length > 0 ? cookies : null;
    } catch (error) {
      // The library refuses by throwing a redirect to an error page of its own; anything else is a fault.
      if (error instanceof Error && error.name === 'APIError') return null;
      throw error;
    }
  }

  /** Opens a link of its own at once, for an address that is known to be the person's. */
  async function openAs(email: string, headers: Headers): Promise<string[] | null> {
    const request = randomUUID();
    await auth.api.signInMagicLink({ body: { email, metadata: { silent: request } }, headers });
    const token = silent.get(request) ?? '';
    silent.delete(request);
    return open(token, headers);
  }

  return {
    open,
    async viewer(headers, edition, language, now) {
      // No cookie, no question: most readers are not signed in.
      if (!headers.get('Cookie')?.includes(`${cookiePrefix}.session_token`)) return null;
      const session = await auth.api.getSession({ headers });
      return session && viewerOf(site.db, session.user.id, edition, language, dayOf(now, edition.timeZone));
    },
    async sendLink(email, language, headers) {
      await auth.api.signInMagicLink({ body: { email, name: '', metadata: { language } }, headers });
    },
    async openRole(mandate, headers) {
      const email = await openDemonstrationRole(site.db, mandate);
      return email === null ? null : openAs(email, headers);
    },
    openNewcomer: openAs,
    async close(headers) {
      const { headers: answered } = await auth.api.signOut({ headers, returnHeaders: true });
      return answered.getSetCookie();
    },
  };
}

function authFor({ db, settings }: Site, silent: Map<string, string>) {
  return betterAuth({
    baseURL: settings.origin,
    secret: settings.secret,
    database: { db, type: 'postgres' },
    advanced: {
      cookiePrefix,
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'lax', secure: settings.origin.startsWith('https:') },
      database: { generateId: false },
    },
    // Its own limits count requests of its own routes, which are not mounted.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'sign_in_session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: { modelName: 'sign_in_account', fields: accountFields },
    verification: {
      modelName: 'sign_in_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      magicLink({
        expiresIn: lifeSeconds,
        storeToken: 'hashed',
        async sendMagicLink({ email, token, metadata }) {
          if (typeof metadata?.silent === 'string') {
            silent.set(metadata.silent, token);
            return;
          }
          const wanted = String(metadata?.language);
          const language = isLanguage(wanted) ? wanted : 'en';
          const t = translator(language);
          const link = `${settings.origin}/${language}/sign-in/links/${token}`;
          const body = t('signIn.mail.body', { link, minutes: lifeSeconds / 60 });
          await sendSignInLink(db, { email, language, subject: t('signIn.mail.subject'), body }, new Date());
        },
      }),
    ],
  });
}

const accountFields = {
  userId: 'person_id',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
} as const;
