import type { MiddlewareHandler } from 'hono';
import { dayOf } from '../domain/editions/local-time.ts';
import { editionShown } from './edition-shown.ts';
import { isLanguage } from './languages/languages.ts';
import { translator } from './languages/translator.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { Env, Site } from './site.ts';

/** Puts in the request what every page needs: language, edition, who is signed in, today. */
export function withPage(site: Site, signIn: SignIn): MiddlewareHandler<Env> {
  return async (c, next) => {
    const language = c.req.param('language') ?? '';
    if (!isLanguage(language)) return c.notFound();
    const edition = await editionShown(site, language);
    if (!edition) return c.text('There is no edition yet: npm run parvis -- import <folder>', 503);
    const now = site.now();
    const viewer = await signIn.viewer(c.req.raw.headers, edition, language, now);
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
