import { addresses, inLanguage } from '../addresses.ts';
import { Page } from '../layout.tsx';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';

type Context = Parameters<Handler>[0];

export const linkPage: Handler = (c) => showLink(c, false);

/** Where a sign-in link leads: one button. `failed`: the link was used, too old, or wrong. */
export function showLink(c: Context, failed: boolean): Response {
  const page = privately(c);
  const { t, language } = page;
  const action = `${inLanguage(language, addresses.signIn)}/links/${c.req.param('token') ?? ''}`;
  return show(
    c,
    <Page page={page} title={t('nav.signIn')} description={t('signIn.explain')}>
      <div class="cadre page-tete">
        <h1>{t('nav.signIn')}</h1>
        {failed ? (
          <>
            <p role="alert">{t('signIn.failed')}</p>
            <a class="bouton" href={inLanguage(language, addresses.signIn)}>
              {t('signIn.again')}
            </a>
          </>
        ) : (
          <form method="post" action={action}>
            <input type="hidden" name="next" value={c.req.query('next') ?? ''} />
            <button class="bouton nuit" type="submit">
              {t('signIn.enter')}
            </button>
          </form>
        )}
      </div>
    </Page>,
    failed ? 403 : 200,
  );
}
