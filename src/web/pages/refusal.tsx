import { addresses, inLanguage } from '../addresses.ts';
import { Page } from '../layout.tsx';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';

/** An act that is refused: why, and what can be done about it. Every refusal has its words in the catalogues. */
export function refusalPage(c: Parameters<Handler>[0], refusal: string): Response {
  const page = c.get('page');
  const { t, language } = page;
  const signIn = refusal === 'sign-in-first';
  return show(
    c,
    <Page page={page} title={t('refusal.title')} description={t.of('refusal', refusal)}>
      <div class="cadre page-tete">
        <h1>{t('refusal.title')}</h1>
        <p>{t.of('refusal', refusal)}</p>
        <p>
          <a class="bouton" href={inLanguage(language, signIn ? addresses.signIn : addresses.home)}>
            {signIn ? t('nav.signIn') : t('error.home')}
          </a>
        </p>
      </div>
    </Page>,
    403,
  );
}
