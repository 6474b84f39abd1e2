import { randomUUID } from 'node:crypto';
import { lineageKinds } from '../../domain/outcomes/lineage-kinds.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import { outcomeOf } from '../../queries/outcome.ts';
import { type HeadingChoice, headingsOfOutcome } from '../../queries/outcome-headings.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Choices, ErrorSummary, type Faults, SelectField, WordsField } from '../components/field.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { languageOptions } from '../forms/language-options.ts';
import { Page } from '../layout.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { outcomePlace } from './outcome.tsx';
import { refusalPage } from './refusal.tsx';

/** Where a rapporteur writes a clause from the things it comes from. */
export const newClausePage =
  (site: Site): Handler =>
  async (c) =>
    showNewClause(site, c, { values: { origins: c.req.query('origins') ?? '' }, faults: {} });

export async function showNewClause(
  site: Site,
  c: Parameters<Handler>[0],
  form: { values: FormValues; faults: Faults },
): Promise<Response> {
  const page = c.get('page');
  const state = await outcomeOf(site.db, page.edition.id);
  if (!state) return c.notFound();
  const decision = decide(page.viewer, {
    act: 'write-clause',
    place: outcomePlace(state),
    open: openToday(page),
  });
  if (!decision.ok) return refusalPage(c, decision);
  const headings = await headingsOfOutcome(site.db, state, page.language);
  const status = Object.keys(form.faults).length > 0 ? 422 : 200;
  return show(c, <NewClause page={page} headings={headings} {...form} />, status);
}

interface Props {
  readonly page: PageContext;
  readonly headings: readonly HeadingChoice[];
  readonly values: FormValues;
  readonly faults: Faults;
}

function NewClause({ page, ...form }: Props) {
  const { t } = page;
  const crumbs = [{ text: t('nav.outcome'), path: addresses.outcome }, { text: t('clause.write') }];
  return (
    <Page
      page={page}
      title={t('clause.write')}
      description={t('clause.explain')}
      current="outcome"
      crumbs={crumbs}
    >
      <div class="cadre page-tete">
        <h1>{t('clause.write')}</h1>
        <p>{t('clause.explain')}</p>
        <ClauseForm page={page} {...form} />
      </div>
    </Page>
  );
}

function ClauseForm({ page, headings, values, faults }: Props) {
  const { t, language } = page;
  return (
    <form class="formulaire" method="post" action={inLanguage(language, addresses.newClause)}>
      <ErrorSummary page={page} faults={faults} />
      <input type="hidden" name="key" value={values.key ?? randomUUID()} />
      <WordsField name="text" label={t('clause.text')} value={values.text} fault={faults.text} required />
      <SelectField
        name="language"
        label={t('clause.language')}
        value={values.language ?? language}
        options={languageOptions(page)}
        fault={faults.language}
      />
      <SelectField
        name="heading"
        label={t('clause.heading')}
        value={values.heading ?? ''}
        options={headings.map(({ ref, text }) => ({ value: ref, label: text }))}
        fault={faults.heading}
      />
      <WordsField
        name="origins"
        label={t('clause.origins')}
        hint={t('clause.origins.hint')}
        value={values.origins}
        fault={faults.origins}
        longest={4000}
      />
      <Choices
        name="kind"
        legend={t('clause.kind')}
        value={values.kind ?? 'adapted'}
        options={lineageKinds.map((kind) => ({ value: kind, label: t.of('lineage.kind', kind) }))}
      />
      <WordsField
        name="note"
        label={t('clause.note')}
        hint={t('clause.note.hint')}
        value={values.note}
        fault={faults.note}
        longest={1000}
      />
      <button class="bouton repondre" type="submit">
        {t('clause.save')}
      </button>
    </form>
  );
}
