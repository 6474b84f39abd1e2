import { randomUUID } from 'node:crypto';
import { openDemonstrationRole } from '../../actions/open-demonstration-role.ts';
import { dayOf } from '../../domain/editions/local-time.ts';
import type { Viewer } from '../../domain/people/viewer.ts';
import type { CurrentEdition } from '../../queries/current-edition.ts';
import { viewerOf } from '../../queries/viewer.ts';
import type { Site } from '../site.ts';
import { cookiePrefixOf, signInLibrary } from './library.ts';

/** A session that was just opened. */
export interface Opened {
  readonly cookies: readonly string[];
  /** Whether a second factor is still to be given before the session counts. */
  readonly asksCode: boolean;
  /** The session's own secret, as its cookie carries it unsigned. */
  readonly token: string;
}

/** A session as its cookie names it. */
export interface OpenSession {
  readonly id: string;
  readonly person: string;
  readonly email: string;
  readonly openedAt: Date;
  readonly secondFactorAt: Date | null;
  /** Whether the person asks for a second factor that this session has not given. */
  readonly asksCode: boolean;
}

/** How people come in and go out. Sessions, links and passwords are better-auth's; pages only see this. */
export interface SignIn {
  viewer(headers: Headers, edition: CurrentEdition, language: string, now: Date): Promise<Viewer | null>;
  session(headers: Headers): Promise<OpenSession | null>;
  /** Sends a link to an address, whether or not somebody has it: the answer tells nothing. */
  sendLink(
    email: string,
    to: { language: string; next: string | undefined },
    headers: Headers,
  ): Promise<void>;
  /** Null when the link is used, too old, or wrong. */
  open(token: string, headers: Headers): Promise<Opened | null>;
  /** Null when the address or the password is wrong: the work and the answer are the same for both. */
  openWithPassword(email: string, password: string, headers: Headers): Promise<Opened | null>;
  /** Signs in the holder of an address that was proven otherwise: invitation, passkey, organisation. */
  openAs(email: string, headers: Headers): Promise<Opened | null>;
  /** Signs in as a demonstration role: a mandate's name, or null for a participant. */
  openRole(mandate: string | null, headers: Headers): Promise<Opened | null>;
  /** Sets a password, or changes the one given; false when that one is wrong. */
  setPassword(password: string, current: string | null, headers: Headers): Promise<boolean>;
  close(headers: Headers): Promise<readonly string[]>;
}

export function createSignIn(site: Site): SignIn {
  const silent = new Map<string, string>();
  const library = signInLibrary(site, silent);

  const open = (token: string, headers: Headers) =>
    unlessRefused(async () => {
      const { headers: answered, response } = await library.api.magicLinkVerify({
        query: { token },
        headers,
        returnHeaders: true,
      });
      return opened(answered, response.token, response.user);
    });

  async function openAs(email: string, headers: Headers): Promise<Opened | null> {
    const request = randomUUID();
    await library.api.signInMagicLink({ body: { email, metadata: { silent: request } }, headers });
    const token = silent.get(request) ?? '';
    silent.delete(request);
    return open(token, headers);
  }

  const session = sessionReader(site, library);

  return {
    open,
    openAs,
    session,
    async viewer(headers, edition, language, now) {
      const found = await session(headers);
      if (!found || found.asksCode) return null;
      return viewerOf(site.db, found.person, edition, language, dayOf(now, edition.timeZone));
    },
    async sendLink(email, metadata, headers) {
      await library.api.signInMagicLink({ body: { email, name: '', metadata }, headers });
    },
    openWithPassword: (email, password, headers) =>
      unlessRefused(async () => {
        const body = { email, password };
        const { headers: answered, response } = await library.api.signInEmail({
          body,
          headers,
          returnHeaders: true,
        });
        return opened(answered, response.token, response.user);
      }),
    async openRole(mandate, headers) {
      const email = await openDemonstrationRole(site.db, mandate);
      return email === null ? null : openAs(email, headers);
    },
    setPassword: (password, current, headers) => setPassword(library, password, current, headers),
    async close(headers) {
      const { headers: answered } = await library.api.signOut({ headers, returnHeaders: true });
      return answered.getSetCookie();
    },
  };
}

type Library = ReturnType<typeof signInLibrary>;

/** Reads whose session a request carries. */
function sessionReader(site: Site, library: Library) {
  const cookie = `${cookiePrefixOf(site.settings.origin)}.session_token`;
  return async (headers: Headers): Promise<OpenSession | null> => {
    // No cookie, no question: most readers are not signed in.
    if (!headers.get('Cookie')?.includes(cookie)) return null;
    const found = await library.api.getSession({ headers });
    if (!found) return null;
    const secondFactorAt = found.session.secondFactorAt ?? null;
    return {
      id: found.session.id,
      person: found.user.id,
      email: found.user.email,
      openedAt: found.session.createdAt,
      secondFactorAt,
      asksCode: found.user.secondFactor === true && secondFactorAt === null,
    };
  };
}

async function setPassword(
  library: Library,
  newPassword: string,
  currentPassword: string | null,
  headers: Headers,
): Promise<boolean> {
  const done = await unlessRefused(async () => {
    if (currentPassword === null) await library.api.setPassword({ body: { newPassword }, headers });
    else await library.api.changePassword({ body: { newPassword, currentPassword }, headers });
    return true;
  });
  return done ?? false;
}

function opened(answered: Headers, token: string, user: object): Opened | null {
  const cookies = answered.getSetCookie();
  return cookies.length > 0
    ? { cookies, asksCode: 'secondFactor' in user && user.secondFactor === true, token }
    : null;
}

/** Sent twice at once: the other one was kept first (PostgreSQL's unique_violation). */
const isThereAlready = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '23505';

/** The library refuses by throwing; anything else it throws is a fault. */
async function unlessRefused<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if ((error instanceof Error && error.name === 'APIError') || isThereAlready(error)) return null;
    throw error;
  }
}
