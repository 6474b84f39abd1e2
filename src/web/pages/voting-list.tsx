import { decide } from '../../domain/people/permissions/permissions.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { votesOn } from '../../queries/voting-list.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { AmendmentLines } from '../components/amendment-head.tsx';
import { citing } from '../components/cited.tsx';
import type { Faults } from '../components/field.tsx';
import { Pagination } from '../components/pagination.tsx';
import { VoteRequests, VotingOrders } from '../components/voting-orders.tsx';
import { entriesOf, namesOf, VotingStep } from '../components/voting-step.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { VotingOrderForm } from '../forms/voting-order-form.tsx';
import { formatList } from '../languages/formats.ts';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs, placeOf } from './paper.tsx';
import { SimplePage } from './simple-page.tsx';

/** How many steps stand on one page: comparing texts takes its time. */
const size = 10;

/** In which order a sitting votes on the amendments to a paper: computed from what was decided, by a rule it shows. */
export const votingListPage =
  (site: Site): Handler =>
  (c) =>
    showVotingList(site, c, { values: {}, faults: {} });

/** What comes back to the page when the form on it was refused. */
interface OrderForm {
  readonly values: FormValues;
  readonly faults: Faults;
}

export async function showVotingList(
  site: Site,
  c: Parameters<Handler>[0],
  form: OrderForm,
): Promise<Response> {
  const page = c.get('page');
  const { t, language, edition } = page;
  const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
  if (!head) return c.notFound();
  const votes = await votesOn(site.db, head, page);
  const { steps } = votes.list;
  const asked = c.req.query('after') ?? '';
  const passed = /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
  const reorders = decide(page.viewer, {
    act: 'reorder-votes',
    place: placeOf(head),
    open: openToday(page),
  }).ok;
  const here = inLanguage(language, addresses.votingList(head.slug));
  return show(
    c,
    <SimplePage
      page={page}
      title={t('voting.title', { title: head.title })}
      description={t('voting.explain')}
      current="papers"
      crumbs={paperCrumbs(
        page,
        head,
        { text: t('amendments.short'), path: addresses.amendments(head.slug) },
        { text: t('voting.short') },
      )}
    >
      <Rule page={page} />
      <VotingOrders page={page} orders={votes.orders} />
      <VoteRequests page={page} requests={votes.requests} />
      {reorders && <VotingOrderForm page={page} paper={head.slug} order={votes.orders[0]} {...form} />}
      <LeftOut page={page} votes={votes} />
      {steps.length === 0 && <p>{t('voting.empty')}</p>}
      {steps.slice(passed, passed + size).map((step, index) => (
        <VotingStep page={page} votes={votes} step={step} number={passed + index + 1} reorders={reorders} />
      ))}
      <Pagination
        page={page}
        first={passed > 0 ? here : null}
        next={steps.length > passed + size ? `${here}?after=${passed + size}` : null}
      />
      <Decided page={page} votes={votes} />
    </SimplePage>,
    Object.keys(form.faults).length > 0 ? 422 : 200,
  );
}

interface ListedProps {
  readonly page: PageContext;
  readonly votes: Awaited<ReturnType<typeof votesOn>>;
}

/** The amendments that are accepted or open and cannot stand in the list, each kind with why. */
function LeftOut({ page: { t, language }, votes }: ListedProps) {
  const kinds = [
    ['voting.silenced', votes.silenced],
    ['merge.stuck', votes.stuck],
    ['voting.unrendered', votes.unrendered],
  ] as const;
  return (
    <>
      {kinds.map(
        ([say, codes]) =>
          codes.length > 0 && <p class="avis">{citing(t(say, { codes: formatList(language, codes) }))}</p>,
      )}
    </>
  );
}

const reasons = [
  'text',
  'compromise',
  'furthest',
  'identical',
  'lapse',
  'block',
  'parent',
  'chair',
  'split',
] as const;

/** The rule by which the list is made. */
function Rule({ page: { t } }: { page: PageContext }) {
  return (
    <section aria-labelledby="rule">
      <h2 id="rule">{t('voting.rule')}</h2>
      <ul>
        {reasons.map((reason) => (
          <li>{t.of('voting.rule', reason)}</li>
        ))}
      </ul>
    </section>
  );
}

/** What was decided on the text of today, and what cannot be voted on any more because of it. */
function Decided({ page, votes }: ListedProps) {
  const { t } = page;
  const decided = [...votes.results.keys()];
  const { lapsed } = votes.list;
  if (decided.length + votes.parts.size + lapsed.length === 0) return null;
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">{t('voting.decided')}</h2>
      {decided.length > 0 && <AmendmentLines page={page} entries={entriesOf(votes, decided)} />}
      {votes.parts.size > 0 && (
        <ul class="lignes fin">
          {[...votes.parts].map(([name, result]) => {
            const [code = '', part = ''] = name.split('/');
            return <li>{citing(t(`voting.part.${result}`, { code, part }))}</li>;
          })}
        </ul>
      )}
      {lapsed.length > 0 && (
        <ul class="lignes fin">
          {lapsed.map(({ amendments, because }) => (
            <li>
              {citing(
                t('voting.lapsed', {
                  codes: namesOf(page, amendments),
                  because: namesOf(page, because),
                }),
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
