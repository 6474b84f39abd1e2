import type { VotingOrderSet } from '../../queries/voting-orders.ts';
import { formatList, formatMoment } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Words } from './voice.tsx';

/** The orders that chairs set against the rule, the one that holds first: who, under which mandate, when and why. */
export function VotingOrders({ page, orders }: { page: PageContext; orders: readonly VotingOrderSet[] }) {
  const { t, language, edition } = page;
  if (orders.length === 0) return null;
  return (
    <section aria-labelledby="orders">
      <h2 id="orders">{t('voting.orders')}</h2>
      <ul class="lignes fin">
        {orders.map(({ codes, person, mandate, note, language: spoken, at }) => (
          <li>
            <p>
              {codes.length > 0
                ? t('voting.order.codes', { codes: formatList(language, [...codes]) })
                : t('voting.order.rule')}
            </p>
            <p class="petit">
              <bdi>
                <b>{person || t('person.unnamed')}</b>
              </bdi>
              {mandate && <> · {t('voice.mandate', { mandate })}</>} ·{' '}
              <time datetime={at.toISOString()}>{formatMoment(language, at, edition.timeZone)}</time>
            </p>
            <Words page={page} language={spoken} text={note} />
          </li>
        ))}
      </ul>
    </section>
  );
}
