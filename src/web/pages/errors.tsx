import type { Context } from 'hono';
import { dayOf } from '../../domain/editions/local-time.ts';
import { UnreadableForm } from '../acts/form.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { editionShown } from '../edition-shown.ts';
import { isLanguage, negotiate } from '../languages/languages.ts';
import { type MessageKey, translator } from '../languages/translator.ts';
import { Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Env, Site } from '../site.ts';

/** There is no such page: a calm word and the ways on, in the reader's language. */
export const notFoundPage = (site: Site) => async (c: Context<Env>) => answer(site, c, 'error.notFound', 404);

/** More was sent than is taken. */
export const tooLargePage = (site: Site) => (c: Context<Env>) => answer(site, c, 'error.tooLarge', 413);

/** Something broke: logged once, told calmly. */
export const failurePage = (site: Site) => async (error: Error, c: Context<Env>) => {
  // The middleware refuses by exceptions that carry their own answer.
  if ('getResponse' in error && typeof error.getResponse === 'function')
    return error.getResponse() as Response;
  if (error instanceof UnreadableForm) return answer(site, c, 'error.badForm', 400);
  console.error(error);
  return answer(site, c, 'error.failed', 500).catch(() =>
    c.text('Something went wrong. Please try again in a moment.', 500),
  );
};

type ProblemKey = 'error.badForm' | 'error.failed' | 'error.notFound' | 'error.tooLarge';

async function answer(
  site: Site,
  c: Context<Env>,
  key: ProblemKey,
  status: 400 | 404 | 413 | 500,
): Promise<Response> {
  const page = c.get('page') ?? (await pageWithoutRoute(site, c));
  return page
    ? show(c, <Problem page={page} title={key} />, status)
    : c.text('There is nothing here yet.', status);
}

/** Outside the languages no page was prepared. */
async function pageWithoutRoute(site: Site, c: Context<Env>): Promise<PageContext | null> {
  const first = c.req.path.split('/')[1] ?? '';
  const language = isLanguage(first) ? first : negotiate(c.req.header('Accept-Language'));
  const edition = await editionShown(site, language);
  if (!edition) return null;
  const now = site.now();
  return {
    language,
    t: translator(language),
    viewer: null,
    edition,
    today: dayOf(now, edition.timeZone),
    now,
    origin: site.settings.origin,
    path: '',
    assets: site.assets,
  };
}

function Problem({ page, title }: { page: PageContext; title: ProblemKey }) {
  const { t, language } = page;
  const explain = `${title}.explain` satisfies MessageKey;
  return (
    <Page page={{ ...page, path: '' }} title={t(title)} description={t(explain)}>
      <div class="cadre page-tete">
        <h1>{t(title)}</h1>
        <p>{t(explain)}</p>
        <p class="rang">
          <a class="bouton" href={inLanguage(language, addresses.home)}>
            {t('error.home')}
          </a>
          <a class="bouton" href={inLanguage(language, addresses.papers)}>
            {t('nav.papers')}
          </a>
        </p>
      </div>
    </Page>
  );
}
