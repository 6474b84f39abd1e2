import type { VoteRequested } from '../../queries/vote-requests.ts';
import type { VotingOrderSet } from '../../queries/voting-orders.ts';
import { formatList, formatMoment } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { citing } from './cited.tsx';
import { Words } from './voice.tsx';

/** The orders that chairs set against the rule, the one that holds first: who, under which mandate, when and why. */
export function VotingOrders({ page, orders }: { page: PageContext; orders: readonly VotingOrderSet[] }) {
  const { t, language } = page;
  if (orders.length === 0) return null;
  return (
    <section aria-labelledby="orders">
      <h2 class="bas" id="orders">
        {t('voting.orders')}
      </h2>
      <ul class="lignes fin">
        {orders.map((order) => (
          <li>
            <p>
              {order.codes.length > 0
                ? citing(t('voting.order.codes', { codes: formatList(language, [...order.codes]) }))
                : t('voting.order.rule')}
            </p>
            <Said page={page} said={order} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As many as are shown at once. */
const most = 20;

/** What chairs had voted on in parts or apart, the last first; what holds no longer says so. */
export function VoteRequests({ page, requests }: { page: PageContext; requests: readonly VoteRequested[] }) {
  const { t } = page;
  const shown = requests.filter(({ holds }, index) => holds || index < most);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="requests">
      <h2 class="bas" id="requests">
        {t('voting.requests')}
      </h2>
      <ul class="lignes fin">
        {shown.map((request) => (
          <li>
            <p>
              {citing(mannerOf(page, request))}
              {!request.holds && <> {t('voting.request.past')}</>}
            </p>
            <Said page={page} said={request} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of a split, which passages are in which part. */
function mannerOf({ t, language }: PageContext, { code, kind, parts }: VoteRequested): string {
  if (kind !== 'split' || !parts)
    return t(kind === 'rule' ? 'voting.request.rule' : 'voting.request.separate', { code });
  const byPart = [...Map.groupBy(parts.entries(), ([, part]) => part)].sort(([one], [other]) => one - other);
  const told = byPart.map(([part, entries]) => {
    const numbers = entries.map(([index]) => String(index + 1));
    const named = { count: numbers.length, numbers: formatList(language, numbers) };
    return t('voting.request.split.part', { part, passages: t('voting.request.split.passages', named) });
  });
  return t('voting.request.split', { code, parts: formatList(language, told) });
}

/** Who said it, under which mandate, when and why. */
function Said({
  page,
  said: { person, mandate, note, language: spoken, at },
}: {
  page: PageContext;
  said: Pick<VotingOrderSet, 'person' | 'mandate' | 'note' | 'language' | 'at'>;
}) {
  const { t, language, edition } = page;
  return (
    <>
      <p class="petit">
        <bdi>
          <b>{person || t('person.unnamed')}</b>
        </bdi>
        {mandate && <> · {t('voice.mandate', { mandate })}</>} ·{' '}
        <time datetime={at.toISOString()}>{formatMoment(language, at, edition.timeZone)}</time>
      </p>
      <Words page={page} language={spoken} text={note} />
    </>
  );
}
