import { addresses, inLanguage } from '../addresses.ts';
import type { PageContext } from '../page-context.ts';

/** Whoever holds a mandate and was not asked yet whether their name may stand beside it is asked, until they answer. */
export function AskName({ page: { viewer, t, language } }: { page: PageContext }) {
  if (!viewer || viewer.namePublic !== null || viewer.mandates.length === 0) return null;
  return (
    <div class="cadre">
      <p class="avis">
        {t('naming.banner')}{' '}
        <a href={`${inLanguage(language, addresses.account)}#namePublic`}>{t('naming.answer')}</a>
      </p>
    </div>
  );
}
