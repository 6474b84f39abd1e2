import { addresses, inLanguage } from '../addresses.ts';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** After something that leaves nothing to look at: it is done, and what happens next. */
const donePage =
  (what: 'reported' | 'erased'): Handler =>
  (c) => {
    const page = c.get('page');
    const { t, language } = page;
    return show(
      c,
      <SimplePage page={page} title={t(`done.${what}`)} description={t(`done.${what}.explain`)}>
        <a class="bouton" href={inLanguage(language, addresses.home)}>
          {t('error.home')}
        </a>
      </SimplePage>,
    );
  };

export const reportedPage = donePage('reported');
export const erasedPage = donePage('erased');
