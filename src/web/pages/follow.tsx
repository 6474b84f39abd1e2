import { contributionBySecret } from '../../queries/own-contributions.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, Field } from '../components/field.tsx';
import type { AppealTyped } from '../components/hidden-words.tsx';
import { OwnContribution } from '../components/own-contribution.tsx';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** The private page of somebody without an account: what became of their words, the code, and withdrawal. */
export const followPage =
  (site: Site): Handler =>
  async (c) =>
    showFollow(site, c, {});

/** `typed`: an appeal that was not taken as it is. */
export async function showFollow(
  site: Site,
  c: Parameters<Handler>[0],
  faults: Faults,
  typed?: AppealTyped,
): Promise<Response> {
  const page = privately(c);
  const { t, language, now, origin } = page;
  const secret = c.req.param('secret') ?? '';
  const own = await contributionBySecret(site.db, secret, now);
  if (!own) return refusalPage(c, 'no-such-contribution');
  const here = inLanguage(language, addresses.follow(secret));
  const faulty = Object.keys(faults).length > 0;
  const asksCode = own.standing === 'waiting' && own.codeSent;
  return show(
    c,
    <SimplePage page={page} title={t('follow.title')} description={t('follow.explain')}>
      <p class="avis">
        {t('follow.keep')} <a href={here}>{origin + here}</a>
      </p>
      {faulty && !asksCode && (
        <p class="avis" role="alert">
          {t('refusal.code-expired')}
        </p>
      )}
      {own.standing === 'waiting' && own.codeTaken && (
        <p class="avis" role="status">
          {t('follow.taken')}
        </p>
      )}
      {asksCode && (
        <form class="formulaire" method="post" action={`${here}/confirmations`}>
          <ErrorSummary page={page} faults={faults} />
          <Field name="code" label={t('follow.code')} hint={t('follow.code.hint')} fault={faults.code}>
            {(control) => (
              <input
                {...control}
                inputMode="numeric"
                autocomplete="one-time-code"
                pattern="[0-9 ]{6,8}"
                required
              />
            )}
          </Field>
          <button class="bouton parler" type="submit">
            {t('follow.confirm')}
          </button>
        </form>
      )}
      <OwnContribution page={page} own={own} base={here} typed={typed} />
    </SimplePage>,
    faulty || typed ? 422 : 200,
  );
}
