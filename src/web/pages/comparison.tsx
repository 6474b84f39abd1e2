import { comparedVersions } from '../../queries/compared-versions.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { paperVersions } from '../../queries/paper-versions.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { type ShownChange, shownDiff } from '../components/change-sentence.ts';
import { SelectField } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { MarkedText, OneSide } from '../components/marked-text.tsx';
import { languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs } from './paper.tsx';
import { SimplePage } from './simple-page.tsx';

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
    const versions = await paperVersions(site.db, head.id, language);
    const numbers = versions.map(({ number }) => number);
    const asked: Asked = {
      from: numberOf(numbers, c.req.query('from')) ?? numbers[1] ?? head.latest,
      to: numberOf(numbers, c.req.query('to')) ?? head.latest,
      view: views.find((view) => view === c.req.query('view')) ?? 'inline',
      part: parts.find((part) => part === c.req.query('part')) ?? 'changes',
    };
    const changes = await comparedVersions(site.db, head, asked.from, asked.to, language);
    const shown = asked.part === 'whole' ? changes : changes.filter(({ kind }) => kind !== 'unchanged');
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
        <Choice
          page={page}
          action={inLanguage(language, addresses.comparison(head.slug))}
          asked={asked}
          numbers={numbers}
        />
        {shown.length === 0 && <p>{t('comparison.same')}</p>}
        {asked.view === 'columns' && shown.length > 0 ? (
          <SideBySide page={page} changes={shown} asked={asked} />
        ) : (
          shown.map((change) => <InTheText page={page} change={change} paper={head.slug} />)
        )}
      </SimplePage>,
    );
  };

const numberOf = (numbers: readonly number[], given: string | undefined) =>
  numbers.find((number) => String(number) === given);

type Change = Awaited<ReturnType<typeof comparedVersions>>[number];

const languageOf = ({ before, after }: Change) => (after[0] ?? before[0])?.language ?? 'en';

/** How readers call a provision. */
function nameOf({ before, after }: Change): string {
  const provision = after[0] ?? before[0];
  if (!provision) return '';
  return provision.number === null ? provision.ref : `§ ${provision.number}`;
}

/** One provision, with what changed in it marked. */
function InTheText({ page, change, paper }: { page: PageContext; change: Change; paper: string }) {
  const { t, language } = page;
  const ref = change.after[0]?.ref;
  const name = nameOf(change);
  return (
    <section class="suivi" aria-label={name}>
      <p class="etiq">
        {ref ? <a href={inLanguage(language, addresses.provision(paper, ref))}>{name}</a> : name}
        {change.kind !== 'unchanged' && <> {t.of('versions.kind', change.kind)}</>}
      </p>
      <InAnotherLanguage page={page} change={change} />
      <p lang={languageOf(change)} dir={directionOf(languageOf(change))}>
        <MarkedText page={page} diff={diffOf(change)} language={languageOf(change)} />
      </p>
    </section>
  );
}

/** Says so where the translation did not follow, and the change is shown in the language it was made in. */
function InAnotherLanguage({ page, change }: { page: PageContext; change: Change }) {
  const written = languageOf(change);
  if (written === page.language) return null;
  return (
    <p class="trad">
      <Icon name="languages" />{' '}
      {page.t('comparison.authentic', { language: languageName(page.language, written) })}
    </p>
  );
}

const diffOf = (change: Change) => shownDiff(change as unknown as ShownChange);

function SideBySide({
  page,
  changes,
  asked,
}: {
  page: PageContext;
  changes: readonly Change[];
  asked: Asked;
}) {
  const { t } = page;
  const [from, to] = [asked.from, asked.to].map((number) => t('versions.number', { number }));
  return (
    <table class="colonnes">
      <thead>
        <tr>
          <th scope="col">{from}</th>
          <th scope="col">{to}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr>
            <td data-t={from}>
              {change.before.length > 0 && (
                <OneSide diff={diffOf(change)} language={languageOf(change)} side="before" />
              )}
            </td>
            <td data-t={to}>
              <InAnotherLanguage page={page} change={change} />
              {change.after.length > 0 && (
                <OneSide diff={diffOf(change)} language={languageOf(change)} side="after" />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
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
