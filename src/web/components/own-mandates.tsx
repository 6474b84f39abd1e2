import type { Mandate } from '../../domain/people/viewer.ts';
import type { PastMandate } from '../../queries/mandates.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatDate, formatDays } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';

interface Props {
  readonly page: PageContext;
  readonly mandates: readonly Mandate[];
  readonly past: readonly PastMandate[];
}

/** For whom a person may act, and what became of the mandates that are not in force. */
export function OwnMandates({ page, mandates, past }: Props) {
  const { t } = page;
  return (
    <>
      {mandates.length > 0 && (
        <>
          <h2 class="bas">{t('account.mandates')}</h2>
          <ul class="lignes fin">
            {mandates.map((mandate) => (
              <li>
                <Title page={page} {...mandate} />
              </li>
            ))}
          </ul>
        </>
      )}
      {past.length > 0 && (
        <>
          <h2 class="bas">{t('account.pastMandates')}</h2>
          <ul class="lignes fin">
            {past.map((mandate) => (
              <li>
                <Title page={page} {...mandate} /> · {formatDays(page.language, mandate.from, mandate.until)}{' '}
                · <b>{becameOf(page, mandate)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const Title = ({
  page,
  title,
  organisation,
}: Pick<Mandate, 'title' | 'organisation'> & { page: PageContext }) => (
  <a href={inLanguage(page.language, addresses.organisation(organisation))}>
    <bdi>{title}</bdi>
  </a>
);

/** What happened to a mandate that is not in force. */
function becameOf({ t, language, edition, today }: PageContext, mandate: PastMandate): string {
  const { revokedAt, revokedBy, until } = mandate;
  if (!revokedAt) return until < today ? t('mandate.over') : t('mandate.notBegun');
  const day = formatDate(language, revokedAt, edition.timeZone);
  return revokedBy ? t('mandate.revokedOnBy', { day, by: revokedBy }) : t('mandate.revokedOn', { day });
}
