import { type State, states } from '../../domain/amendments/course.ts';
import { identicalTogether } from '../../domain/amendments/fingerprint.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import { type AmendedText, amendedTexts, isShort } from '../../queries/amendment-texts.ts';
import { type AmendmentEntry, amendmentsTo } from '../../queries/amendments.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ChangesInShort } from '../components/amendment-changes.tsx';
import { AmendmentLines } from '../components/amendment-head.tsx';
import { SelectField } from '../components/field.tsx';
import { Pagination } from '../components/pagination.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs, placeOf } from './paper.tsx';
import { SimplePage } from './simple-page.tsx';

/** The amendments to a paper in the order of its text, identical ones together. */
export const amendmentsPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
    if (!head) return c.notFound();
    const asked = c.req.query('state');
    const state = states.find((known) => known === asked);
    const cursor = c.req.query('after') ?? null;
    const { entries, next } = await amendmentsTo(site.db, head.id, page, { state }, cursor);
    const texts = await amendedTexts(site.db, entries);
    const here = inLanguage(language, addresses.amendments(head.slug));
    const kept = state ? `&state=${state}` : '';
    const merges = decide(page.viewer, {
      act: 'merge-amendments',
      place: placeOf(head),
      open: openToday(page),
    }).ok;
    return show(
      c,
      <SimplePage
        page={page}
        title={t('amendments.title', { title: head.title })}
        description={t('amendments.explain')}
        current="papers"
        crumbs={paperCrumbs(page, head, { text: t('amendments.short') })}
      >
        <p class="rang">
          <a class="lien-action" href={inLanguage(language, addresses.booklet(head.slug))}>
            {t('amendments.booklet')}
          </a>
          <a class="lien-action" href={inLanguage(language, addresses.votingList(head.slug))}>
            {t('voting.short')}
          </a>
          {merges && (
            <a class="bouton repondre" href={inLanguage(language, addresses.merge(head.slug))}>
              {t('merge.go')}
            </a>
          )}
        </p>
        <StateFilter page={page} action={here} state={state} />
        {entries.length === 0 ? (
          <p>{t('amendments.empty')}</p>
        ) : (
          <ul class="lignes">
            {identicalTogether(entries).map((group) => (
              <Group page={page} group={group} texts={texts} />
            ))}
          </ul>
        )}
        <Pagination
          page={page}
          first={cursor ? `${here}${kept.replace('&', '?')}` : null}
          next={next === null ? null : `${here}?after=${next}${kept}`}
        />
      </SimplePage>,
    );
  };

function StateFilter({
  page,
  action,
  state,
}: {
  page: PageContext;
  action: string;
  state: State | undefined;
}) {
  const { t } = page;
  const options = states.map((value) => ({ value, label: t.of('amendment.state', value) }));
  return (
    <form class="filtres" method="get" action={action}>
      <SelectField
        name="state"
        label={t('amendments.state')}
        value={state ?? ''}
        options={[{ value: '', label: t('filter.all') }, ...options]}
      />
      <button class="bouton" type="submit">
        {t('filter.apply')}
      </button>
    </form>
  );
}

interface GroupProps {
  readonly page: PageContext;
  readonly group: readonly AmendmentEntry[];
  readonly texts: ReadonlyMap<number, AmendedText>;
}

/** One proposal, with everybody who made it. */
function Group({ page, group, texts }: GroupProps) {
  const { t } = page;
  const [first] = group;
  if (!first) return null;
  const amended = texts.get(first.id);
  return (
    <li>
      {group.length > 1 && <p class="etiq">{t('amendments.identical', { count: group.length })}</p>}
      {isShort(first.operations) ? (
        amended && <ChangesInShort page={page} paper={first.paper} {...amended} />
      ) : (
        <p>{t('amendments.long')}</p>
      )}
      <AmendmentLines page={page} entries={group} />
    </li>
  );
}
