import { randomUUID } from 'node:crypto';
import { plainText } from '../../domain/papers/inline.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import { lacking, type TermCheck } from '../../domain/terms/check-terms.ts';
import { parseInline, writeInline } from '../../exchange/congress-pack/inline-markdown.ts';
import { type PaperHead, paperHead, provisionsOf } from '../../queries/paper-text.ts';
import { type RevisionBasis, revisionBasis } from '../../queries/revision.ts';
import { termChecks } from '../../queries/terms.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, Field } from '../components/field.tsx';
import { nameOf } from '../components/provision-names.tsx';
import { TermChecks } from '../components/term-checks.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { DeskPlaceFields, deskPlaceOf } from '../forms/desk-place.tsx';
import { languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs, placeOf } from './paper.tsx';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** Where a passage is written anew, or translated, in the draft of its paper. */
export const revisionPage =
  (site: Site): Handler =>
  async (c) =>
    showRevision(site, c, { values: {}, faults: {} });

export async function showRevision(
  site: Site,
  c: Parameters<Handler>[0],
  form: { readonly values: FormValues; readonly faults: Faults },
): Promise<Response> {
  const page = privately(c);
  const { t, edition } = page;
  const ref = c.req.param('ref') ?? '';
  const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', page.language);
  if (!head) return c.notFound();
  const asked = form.values.language ?? c.req.query('language') ?? head.authentic;
  const written = edition.contentLanguages.includes(asked) ? asked : head.authentic;
  const act = written === head.authentic ? 'revise' : 'translate';
  const decision = decide(page.viewer, { act, place: placeOf(head), open: openToday(page) });
  if (!decision.ok) return refusalPage(c, decision);
  const provision = (await provisionsOf(site.db, head.id, head.version, page.language)).find(
    (one) => one.ref === ref,
  );
  const basis = provision && (await revisionBasis(site.db, provision.id));
  if (!basis) return c.notFound();
  const checks = await checksOf(site, page, head, { basis, written, values: form.values });
  const title = t(act === 'revise' ? 'revision.title' : 'revision.translate', {
    name: provision.code ?? nameOf(t, provision),
  });
  return show(
    c,
    <SimplePage
      page={page}
      title={title}
      description={t('revision.explain')}
      current="papers"
      crumbs={paperCrumbs(page, head, { text: title })}
    >
      <RevisionForm
        page={page}
        head={head}
        refName={ref}
        written={written}
        basis={basis}
        checks={checks}
        {...form}
      />
    </SimplePage>,
    Object.keys(form.faults).length > 0 ? 422 : 200,
  );
}

interface Given {
  readonly basis: RevisionBasis;
  readonly written: string;
  readonly values: FormValues;
}

/** The terms of a passage that is translated, beside what was typed or stands there. */
async function checksOf(
  site: Site,
  page: PageContext,
  { authentic }: PaperHead,
  { basis, written, values }: Given,
): Promise<TermCheck[]> {
  const source = basis.texts[authentic];
  if (written === authentic || !source) return [];
  const content = values.text === undefined ? basis.texts[written] : parseInline(values.text).content;
  const text = { source: plainText(source), target: content ? plainText(content) : null };
  const languages = { source: authentic, target: written };
  const [checks = []] = await termChecks(site.db, page.edition.id, languages, [text]);
  return checks;
}

interface Props {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly refName: string;
  /** The language that is written. */
  readonly written: string;
  readonly basis: RevisionBasis;
  readonly checks: readonly TermCheck[];
  readonly values: FormValues;
  readonly faults: Faults;
}

function RevisionForm({ page, head, refName, written, basis, checks, values, faults }: Props) {
  const { t, language, edition } = page;
  const here = inLanguage(language, addresses.revision(head.slug, refName));
  const authentic = basis.texts[head.authentic];
  const text = values.text ?? writeInline(basis.texts[written] ?? authentic ?? []);
  return (
    <>
      <nav class="rang" aria-label={t('revision.languages')}>
        {edition.contentLanguages.map((code) => (
          <a href={`${here}?language=${code}`} aria-current={code === written ? 'true' : undefined}>
            {languageName(language, code)}
          </a>
        ))}
      </nav>
      {written !== head.authentic && authentic && (
        <blockquote lang={head.authentic} dir={directionOf(head.authentic)}>
          <p>{writeInline(authentic)}</p>
        </blockquote>
      )}
      <TermChecks
        page={page}
        checks={checks}
        source={head.authentic}
        target={written}
        translated={values.text !== undefined || basis.texts[written] !== undefined}
      />
      <form class="formulaire" method="post" action={here}>
        <ErrorSummary page={page} faults={faults} />
        <input type="hidden" name="key" value={values.key ?? randomUUID()} />
        <input type="hidden" name="basis" value={values.basis ?? String(basis.basis)} />
        <input type="hidden" name="language" value={written} />
        {values.desk === 'yes' && (
          <>
            <input type="hidden" name="desk" value="yes" />
            <input type="hidden" name="seen" value={values.seen ?? ''} />
            <DeskPlaceFields place={deskPlaceOf(values)} />
          </>
        )}
        <Field
          name="text"
          label={t('revision.text', { language: languageName(language, written) })}
          hint={t('revision.text.hint')}
          fault={faults.text}
        >
          {(control) => (
            <textarea {...control} required maxlength={10_000} lang={written} dir={directionOf(written)}>
              {text}
            </textarea>
          )}
        </Field>
        {values.text !== undefined && lacking(checks).length > 0 && <Waiving page={page} />}
        <button class="bouton nuit" type="submit">
          {t('revision.save')}
        </button>
      </form>
    </>
  );
}

/** Saves what lacks words that the termbase expects. */
const Waiving = ({ page }: { page: PageContext }) => (
  <label class="choix">
    <input type="checkbox" name="waiveTerms" value="yes" /> {page.t('terms.waive')}
  </label>
);
