import { mayRevoke } from '../../domain/people/naming.ts';
import { decide, everywhere } from '../../domain/people/permissions/permissions.ts';
import type { PublicMandate } from '../../queries/mandates.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatDate, formatDays } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Name } from './name.tsx';

interface Props {
  readonly page: PageContext;
  /** The name of the organisation in addresses. */
  readonly organisation: string;
  readonly mandates: readonly PublicMandate[];
}

/** Who may act for an organisation: roles and days, names only of who agrees; revoked ones stay, marked. */
export function Mandates({ page, organisation, mandates }: Props) {
  const { t, language } = page;
  if (mandates.length === 0) return <p>{t('organisation.noMandates')}</p>;
  const place = { ...everywhere, organisation };
  const decision = decide(page.viewer, { act: 'revoke-mandate', place, open: [] });
  return (
    <ul class="lignes fin">
      {mandates.map((mandate) => (
        <li id={mandate.slug}>
          <Holder page={page} mandate={mandate} />
          {decision.ok && mayRevoke(decision.by.role, mandate.role) && !mandate.revokedAt && (
            <>
              {' '}
              <a href={`${inLanguage(language, addresses.mandate(mandate.slug))}/revocations`}>
                {t('mandate.revoke')}
                <span class="vh">
                  {' '}
                  · <Name page={page} text={mandate.title} language={mandate.language} />
                </span>
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** One mandate in a line. */
export function Holder({ page, mandate }: { page: PageContext; mandate: PublicMandate }) {
  const { t, language, edition, today } = page;
  const { title, role, scope, holder, from, until, revokedAt } = mandate;
  return (
    <>
      <Name page={page} text={title} language={mandate.language} /> · {t.of('role', role)}
      {' · '}
      {scope ? <Name page={page} text={scope.name} language={scope.language} /> : t('mandate.everywhere')}
      {holder && (
        <>
          {' '}
          · <bdi>{holder}</bdi>
        </>
      )}{' '}
      · {formatDays(language, from, until)}
      {revokedAt ? (
        <>
          {' '}
          · <b>{t('mandate.revokedOn', { day: formatDate(language, revokedAt, edition.timeZone) })}</b>
        </>
      ) : (
        until < today && (
          <>
            {' '}
            · <b>{t('mandate.over')}</b>
          </>
        )
      )}
    </>
  );
}
