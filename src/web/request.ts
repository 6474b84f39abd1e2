import type { MiddlewareHandler } from 'hono';
import { dayOf } from '../domain/editions/local-time.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import type { CurrentEdition } from '../queries/current-edition.ts';
import { editionShown } from './edition-shown.ts';
import { isLanguage } from './languages/languages.ts';
import { translator } from './languages/translator.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { Env, Site } from './site.ts';

/** Who asks, of which edition, and when. */
interface Asker {
  readonly edition: CurrentEdition;
  readonly viewer: Viewer | null;
  readonly now: Date;
}

/** Whoever asks for a page or for data is known by the same session; null while there is no edition. */
export async function askerOf(
  site: Site,
  signIn: SignIn,
  language: string,
  headers: Headers,
): Promise<Asker | null> {
  const edition = await editionShown(site, language);
  if (!edition) return null;
  const now = site.now();
  return { edition, now, viewer: await signIn.viewer(headers, edition, language, now) };
}

/** Puts in the request what every page needs: language, edition, who is signed in, today. */
export function withPage(site: Site, signIn: SignIn): MiddlewareHandler<Env> {
  return async (c, next) => {
    const language = c.req.param('language') ?? '';
    if (!isLanguage(language)) return c.notFound();
    const asker = await askerOf(site, signIn, language, c.req.raw.headers);
    if (!asker) return c.text('There is no edition yet: npm run parvis -- import <folder>', 503);
    const { edition, viewer, now } = asker;
    c.set('edition', edition);
    c.set('viewer', viewer);
    c.set('page', {
      language,
      t: translator(language),
      viewer,
      edition,
      today: dayOf(now, edition.timeZone),
      now,
      origin: site.settings.origin,
      path: new URL(c.req.url).pathname.replace(/^\/\w\w/, '').replace(/\/$/, ''),
      assets: site.assets,
    });
    c.header('Content-Language', language);
    // What somebody sees who is signed in has their name on it.
    if (viewer) c.header('Cache-Control', 'private, no-store');
    return next();
  };
}
