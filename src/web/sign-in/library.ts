import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins';
import { sendMail } from '../../actions/send-mail.ts';
import { isLanguage } from '../languages/languages.ts';
import { translator } from '../languages/translator.ts';
import type { Site } from '../site.ts';

const lifeSeconds = 20 * 60;

/** Over https a browser takes the cookie only from this very host, over https. */
export const cookiePrefixOf = (origin: string) => (origin.startsWith('https:') ? '__Host-parvis' : 'parvis');

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const passwordLength = { least: 12, most: 128 } as const;

const emailAndPassword = {
  enabled: true,
  // An account begins with a link: the address is proven before a password can be set.
  disableSignUp: true,
  minPasswordLength: passwordLength.least,
  maxPasswordLength: passwordLength.most,
  password: {
    hash: (password: string) => hash(password, argon),
    verify: ({ hash: kept, password }: { hash: string; password: string }) => verify(kept, password),
  },
};

/**
 * The sign-in library over our tables. Its routes are not mounted: acts call it, and forward its cookies.
 * `silent` receives the tokens of links that are opened at once and never sent.
 */
export function signInLibrary({ db, settings, now }: Site, silent: Map<string, string>) {
  return betterAuth({
    baseURL: settings.origin,
    secret: settings.secret,
    database: { db, type: 'postgres' },
    advanced: {
      cookiePrefix: cookiePrefixOf(settings.origin),
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'lax', secure: settings.origin.startsWith('https:') },
      database: { generateId: false },
    },
    // Its own limits count requests of its own routes, which are not mounted; attempts are counted in actions.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword,
    ...tables,
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
          const next = typeof metadata?.next === 'string' ? `?next=${encodeURIComponent(metadata.next)}` : '';
          const link = `${settings.origin}/${language}/sign-in/links/${token}${next}`;
          const body = t('signIn.mail.body', { link, minutes: lifeSeconds / 60 });
          await sendMail(db, { email, language }, { subject: t('signIn.mail.subject'), body }, now());
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

/** The library's words for our tables and columns. */
const tables = {
  user: {
    modelName: 'person',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    additionalFields: {
      secondFactor: { type: 'boolean', fieldName: 'second_factor', defaultValue: false, input: false },
    },
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
    additionalFields: {
      secondFactorAt: { type: 'date', fieldName: 'second_factor_at', required: false, input: false },
    },
  },
  account: { modelName: 'sign_in_account', fields: accountFields },
  verification: {
    modelName: 'sign_in_verification',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
} as const;
