import { randomUUID } from 'node:crypto';
import { decide, everywhere } from '../../domain/people/permissions/permissions.ts';
import { termbase } from '../../queries/terms.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Faults } from '../components/field.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { fieldsOf, TermForm } from '../forms/term-form.tsx';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

type Context = Parameters<Handler>[0];

interface Typed {
  readonly values: FormValues;
  readonly faults: Faults;
}

/** Where a term is added to the termbase. */
export const additionPage: Handler = (c) => showAddition(c, { values: {}, faults: {} });

export function showAddition(c: Context, { values, faults }: Typed): Response {
  const page = privately(c);
  const { t, language, viewer } = page;
  const decision = decide(viewer, { act: 'edit-terms', place: everywhere, open: [] });
  if (!decision.ok) return refusalPage(c, decision);
  const title = t('terms.add');
  return show(
    c,
    <SimplePage
      page={page}
      title={title}
      description={t('terms.add.explain')}
      crumbs={[{ text: t('terms.title'), path: addresses.terms }, { text: title }]}
    >
      <TermForm
        page={page}
        action={inLanguage(language, addresses.termAddition)}
        values={values}
        faults={faults}
      />
    </SimplePage>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

/** Where a term is changed, or taken out of use. */
export const termPage =
  (site: Site): Handler =>
  (c) =>
    showTerm(site, c, { values: {}, faults: {} });

export async function showTerm(site: Site, c: Context, { values, faults }: Typed): Promise<Response> {
  const page = privately(c);
  const { t, language, viewer, edition } = page;
  const decision = decide(viewer, { act: 'edit-terms', place: everywhere, open: [] });
  if (!decision.ok) return refusalPage(c, decision);
  const slug = c.req.param('term') ?? '';
  const term = (await termbase(site.db, edition.id)).find((one) => one.slug === slug && !one.retired);
  if (!term) return c.notFound();
  const typed = Object.keys(values).length > 0;
  const title = t('terms.change');
  return show(
    c,
    <SimplePage
      page={page}
      title={title}
      description={t('terms.change.explain')}
      crumbs={[{ text: t('terms.title'), path: addresses.terms }, { text: title }]}
    >
      <TermForm
        page={page}
        action={inLanguage(language, addresses.termRevision(slug))}
        values={typed ? { revision: String(term.revision), ...values } : fieldsOf(term)}
        faults={faults}
      />
      <h2 class="bas">{t('terms.retire')}</h2>
      <p>{t('terms.retire.explain')}</p>
      <form method="post" action={inLanguage(language, addresses.termRetirement(slug))}>
        <input type="hidden" name="key" value={randomUUID()} />
        <button class="bouton" type="submit">
          {t('terms.retire')}
        </button>
      </form>
    </SimplePage>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}
