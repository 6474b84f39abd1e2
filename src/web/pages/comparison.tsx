import type { ProvisionChange } from '../../domain/amendments/compare-texts.ts';
import { withdrawnInPlace } from '../../domain/amendments/redline.ts';
import { comparedVersions } from '../../queries/compared-versions.ts';
import { type ProvisionText, paperHead } from '../../queries/paper-text.ts';
import { paperVersions } from '../../queries/paper-versions.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { MarksKey } from '../components/amendment-changes.tsx';
import type { Compared } from '../components/change-sentence.tsx';
import { Changes, comparedBy, SideBySide, WholeText } from '../components/changes.tsx';
import { SelectField } from '../components/field.tsx';
import { Pagination } from '../components/pagination.tsx';
import { cursorOf } from '../cursor.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs } from './paper.tsx';
import { SimplePage } from './simple-page.tsx';

/** Passages on one page: what a phone on a weak line takes. */
const pageSize = 40;

const views = ['inline', 'columns'] as const;
const parts = ['changes', 'whole'] as const;

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly view: (typeof views)[number];
  readonly part: (typeof parts)[number];
}

/** Two versions of a paper compared, in the text or side by side; what changed, or the whole. */
export const comparisonPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
    if (!head) return c.notFound();
    const published = await paperVersions(site.db, head.id, language);
    const numbers = published.map(({ number }) => number);
    const one = numberOf(numbers, c.req.query('from')) ?? numbers[1] ?? head.latest;
    const other = numberOf(numbers, c.req.query('to')) ?? head.latest;
    const asked: Asked = {
      // What came of what is told forwards only.
      from: Math.min(one, other),
      to: Math.max(one, other),
      view: views.find((view) => view === c.req.query('view')) ?? 'inline',
      part: parts.find((part) => part === c.req.query('part')) ?? 'changes',
    };
    const versions = await comparedVersions(site.db, head, asked.from, asked.to, language);
    const compared = comparedBy(page, versions, {
      before: (ref) => `${inLanguage(language, addresses.version(head.slug, asked.from))}#${ref}`,
      after: (ref) => `${inLanguage(language, addresses.version(head.slug, asked.to))}#${ref}`,
    });
    const ordered = withdrawnInPlace(versions.changes, compared.before);
    const changes = ordered.filter(({ kind }) => asked.part === 'whole' || kind !== 'unchanged');
    const start = cursorOf(c) ?? 0;
    const next = start + pageSize;
    const here = inLanguage(language, addresses.comparison(head.slug));
    const same = `${here}?${new URLSearchParams({ ...asked, from: `${asked.from}`, to: `${asked.to}` })}`;
    const shown = { page, compared, whole: ordered, changes: changes.slice(start, next) };
    return show(
      c,
      <SimplePage
        page={page}
        title={t('comparison.title', { title: head.title })}
        description={t('comparison.explain', { from: asked.from, to: asked.to })}
        current="papers"
        crumbs={paperCrumbs(
          page,
          head,
          { text: t('paper.changes'), path: addresses.versions(head.slug) },
          { text: t('comparison.short') },
        )}
      >
        <Choice page={page} action={here} asked={asked} numbers={numbers} />
        {changes.length === 0 && <p>{t('comparison.same')}</p>}
        {shown.changes.length > 0 && <Shown {...shown} asked={asked} />}
        <Pagination
          page={page}
          first={start > 0 ? same : null}
          next={next < changes.length ? `${same}&after=${next}` : null}
        />
      </SimplePage>,
    );
  };

const numberOf = (numbers: readonly number[], given: string | undefined) =>
  numbers.find((number) => String(number) === given);

interface ShownProps {
  readonly page: PageContext;
  readonly changes: readonly ProvisionChange<ProvisionText>[];
  /** All of them, those on other pages too. */
  readonly whole: readonly ProvisionChange<ProvisionText>[];
  readonly compared: Compared;
  readonly asked: Asked;
}

/** The changes as they were asked for, below how they are drawn. */
function Shown({ asked, whole, ...changes }: ShownProps) {
  const { page } = changes;
  const title = (number: number) => page.t('versions.number', { number });
  return (
    <>
      <MarksKey page={page} changes={changes.changes} />
      {asked.view === 'columns' ? (
        <SideBySide {...changes} beforeTitle={title(asked.from)} afterTitle={title(asked.to)} />
      ) : asked.part === 'whole' ? (
        <WholeText {...changes} whole={whole} />
      ) : (
        <Changes {...changes} />
      )}
    </>
  );
}

interface ChoiceProps {
  readonly page: PageContext;
  readonly action: string;
  readonly asked: Asked;
  readonly numbers: readonly number[];
}

/** Which versions, and how. */
function Choice({ page, action, asked, numbers }: ChoiceProps) {
  const { t } = page;
  const versions = numbers.map((number) => ({
    value: String(number),
    label: t('versions.number', { number }),
  }));
  return (
    <form class="filtres" method="get" action={action}>
      <SelectField name="from" label={t('comparison.from')} value={String(asked.from)} options={versions} />
      <SelectField name="to" label={t('comparison.to')} value={String(asked.to)} options={versions} />
      <SelectField
        name="view"
        label={t('comparison.view')}
        value={asked.view}
        options={views.map((value) => ({ value, label: t.of('comparison.view', value) }))}
      />
      <SelectField
        name="part"
        label={t('comparison.part')}
        value={asked.part}
        options={parts.map((value) => ({ value, label: t.of('comparison.part', value) }))}
      />
      <button class="bouton" type="submit">
        {t('filter.apply')}
      </button>
    </form>
  );
}
