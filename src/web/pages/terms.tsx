import { decide, everywhere } from '../../domain/people/permissions/permissions.ts';
import type { Term } from '../../domain/terms/term.ts';
import { writeTbx } from '../../exchange/translation/tbx.ts';
import { termbase } from '../../queries/terms.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { Around, Name } from '../components/name.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Forms } from '../components/term-checks.tsx';
import { languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';
import { attachment } from './source-file.ts';

const pageSize = 50;

/** The words of the congress in each of its languages, for everybody; the ways to edit them for who may. */
export const termsPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition, viewer } = page;
    const asked = (c.req.query('q') ?? '').slice(0, 200);
    const found = sorted((await termbase(site.db, edition.id)).filter(isAsked(asked)), language);
    // A term that left meanwhile leads to the beginning.
    const from = found.findIndex(({ slug }) => slug === c.req.query('after')) + 1;
    const shown = found.slice(from, from + pageSize);
    const last = found.length > from + pageSize ? shown.at(-1) : undefined;
    const edits = decide(viewer, { act: 'edit-terms', place: everywhere, open: [] }).ok;
    const here = inLanguage(language, addresses.terms);
    const query = (after?: string) => {
      const given = new URLSearchParams({ ...(asked ? { q: asked } : {}), ...(after ? { after } : {}) });
      return given.size > 0 ? `${here}?${given}` : here;
    };
    return show(
      c,
      <SimplePage
        page={page}
        title={t('terms.title')}
        description={t('terms.explain')}
        crumbs={[{ text: t('terms.title') }]}
      >
        <Search page={page} asked={asked} />
        <nav class="actions-mini" aria-label={t('terms.actions')}>
          {edits && (
            <a href={inLanguage(language, addresses.termAddition)}>
              <Icon name="plus" /> {t('terms.add')}
            </a>
          )}
          <a href={inLanguage(language, addresses.termsFile)}>
            <Icon name="download" /> {t('terms.download')}
          </a>
        </nav>
        <p aria-live="polite">{t('terms.count', { count: found.length })}</p>
        {shown.length > 0 && <Table page={page} terms={shown} edits={edits} />}
        <Pagination
          page={page}
          first={from === 0 ? null : query()}
          next={last === undefined ? null : query(last.slug)}
        />
      </SimplePage>,
    );
  };

/** The terms in use as TBX, for translation tools; to be saved. */
export const termsFile =
  (site: Site): Handler =>
  async (c) => {
    const { edition } = c.get('page');
    const terms = (await termbase(site.db, edition.id)).filter(({ retired }) => !retired);
    return c.body(writeTbx(terms, edition.slug), 200, {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': attachment(`${edition.slug}-terms.tbx`),
    });
  };

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a term is in use and says what is asked for, in any language, accents aside. */
const isAsked =
  (asked: string) =>
  ({ retired, forms, note }: Term): boolean => {
    const words = Object.values(forms).flatMap(({ preferred, admitted, forbidden }) => [
      preferred,
      ...admitted,
      ...forbidden,
    ]);
    return !retired && [...words, note].some((text) => folded(text).includes(folded(asked.trim())));
  };

/** In the order of the page's language, what it has no word for last. */
function sorted(terms: readonly Term[], language: string): Term[] {
  const collator = new Intl.Collator(language);
  const name = ({ forms }: Term) => forms[language]?.preferred;
  return [...terms].sort((one, other) => {
    const [first, second] = [name(one), name(other)];
    if (first === undefined || second === undefined)
      return Number(first === undefined) - Number(second === undefined);
    return collator.compare(first, second);
  });
}

function Search({ page, asked }: { page: PageContext; asked: string }) {
  const { t, language } = page;
  return (
    <search>
      <form class="filtres" method="get" action={inLanguage(language, addresses.terms)}>
        <Field name="q" label={t('terms.search')}>
          {(control) => <input {...control} type="search" maxlength={200} value={asked} dir="auto" />}
        </Field>
        <button class="bouton" type="submit">
          {t('filter.apply')}
        </button>
      </form>
    </search>
  );
}

interface TableProps {
  readonly page: PageContext;
  readonly terms: readonly Term[];
  readonly edits: boolean;
}

function Table({ page, terms, edits }: TableProps) {
  const { language, edition } = page;
  const codes = [...new Set([language as string, ...edition.contentLanguages])].filter((code) =>
    terms.some(({ forms }) => forms[code]),
  );
  return (
    <table class="donnees emp">
      <thead>
        <tr>
          {codes.map((code) => (
            <th scope="col">{languageName(language, code)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {terms.map((term) => (
          <tr id={term.slug}>
            {codes.map((code, index) =>
              index === 0 ? (
                <th scope="row">
                  <Cell page={page} term={term} code={code} />
                  <About page={page} term={term} edits={edits} />
                </th>
              ) : (
                <td data-t={languageName(language, code)}>
                  <Cell page={page} term={term} code={code} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a term is called in one language, and what it is not. */
function Cell({ page, term, code }: { page: PageContext; term: Term; code: string }) {
  const { t } = page;
  const forms = term.forms[code];
  if (!forms) return <span class="petit">{t('terms.none')}</span>;
  return (
    <>
      <Name page={page} text={forms.preferred} language={code} />
      {forms.admitted.length > 0 && (
        <p class="petit">
          {t('terms.also')} <Forms page={page} forms={forms.admitted} language={code} />
        </p>
      )}
      {forms.forbidden.length > 0 && (
        <p class="petit">
          {t('terms.never')} <Forms page={page} forms={forms.forbidden} language={code} />
        </p>
      )}
    </>
  );
}

function About({ page, term, edits }: { page: PageContext; term: Term; edits: boolean }) {
  const { t, language } = page;
  const named = Object.entries(term.forms).sort(([code]) => (code === language ? -1 : 1))[0];
  return (
    <>
      {term.note !== '' && (
        <p class="petit">
          <Name page={page} text={term.note} language={term.noteLanguage} />
        </p>
      )}
      {edits && named && (
        <p class="petit">
          <a href={inLanguage(language, addresses.termRevision(term.slug))}>
            <Around say={(name) => t('terms.edit', { term: name })}>
              <Name page={page} text={named[1].preferred} language={named[0]} />
            </Around>
          </a>
        </p>
      )}
    </>
  );
}
