import { decide, everywhere } from '../../domain/people/permissions/permissions.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults } from '../components/field.tsx';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** Before a person is erased: what goes, what stays, and why. */
export const erasurePage: Handler = (c) => showErasure(c, { words: false, faults: {} });

/** `words`: whether the box to withdraw them was ticked. */
export function showErasure(
  c: Parameters<Handler>[0],
  { words, faults }: { readonly words: boolean; readonly faults: Faults },
) {
  const page = privately(c);
  const { t, language, viewer } = page;
  const decision = decide(viewer, { act: 'erase-oneself', place: everywhere, open: [] });
  if (!decision.ok) return refusalPage(c, decision);
  const here = `${inLanguage(language, addresses.account)}/erasure`;
  return show(
    c,
    <SimplePage page={page} title={t('erasure.title')} description={t('erasure.explain')}>
      <ul class="lignes">
        <li>{t('erasure.goes')}</li>
        <li>{t('erasure.stays')}</li>
        <li>{t('erasure.record')}</li>
        <li>{t('erasure.hidden')}</li>
        <li>{t('erasure.final')}</li>
      </ul>
      <form class="formulaire bas" method="post" action={here}>
        <ErrorSummary page={page} faults={faults} />
        <label class="choix">
          <input type="checkbox" name="words" value="yes" checked={words} />
          {t('erasure.words')}
        </label>
        <label class="choix">
          <input
            type="checkbox"
            id="sure"
            name="sure"
            value="yes"
            required
            {...(faults.sure ? { 'aria-invalid': 'true', 'aria-describedby': 'sure-fault' } : {})}
          />
          {t('erasure.sure')}
        </label>
        {faults.sure && (
          <p class="faute" id="sure-fault">
            {faults.sure}
          </p>
        )}
        <button class="bouton nuit" type="submit">
          {t('erasure.confirm')}
        </button>
        <a href={inLanguage(language, addresses.account)}>{t('form.cancel')}</a>
      </form>
    </SimplePage>,
    faults.sure ? 422 : 200,
  );
}
