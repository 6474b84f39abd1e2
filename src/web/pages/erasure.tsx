import { addresses, inLanguage } from '../addresses.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** Before a person is erased: what goes, what stays, and why. */
export const erasurePage: Handler = (c) => {
  const page = privately(c);
  const { t, language, viewer } = page;
  if (!viewer) return refusalPage(c, 'sign-in-first');
  const here = `${inLanguage(language, addresses.account)}/erasure`;
  return show(
    c,
    <SimplePage page={page} title={t('erasure.title')} description={t('erasure.explain')}>
      <ul class="lignes">
        <li>{t('erasure.goes')}</li>
        <li>{t('erasure.stays')}</li>
        <li>{t('erasure.final')}</li>
      </ul>
      <form class="formulaire bas" method="post" action={here}>
        <label class="choix">
          <input type="checkbox" name="words" value="yes" />
          {t('erasure.words')}
        </label>
        <label class="choix">
          <input type="checkbox" name="sure" value="yes" required />
          {t('erasure.sure')}
        </label>
        <button class="bouton nuit" type="submit">
          {t('erasure.confirm')}
        </button>
        <a href={inLanguage(language, addresses.account)}>{t('form.cancel')}</a>
      </form>
    </SimplePage>,
  );
};
