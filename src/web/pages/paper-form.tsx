import { type FormKind, formKinds } from '../../domain/papers/paper-form.ts';
import { type PublicForm, publicForms } from '../../queries/paper-forms.ts';
import { type PaperHead, paperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { FormText } from '../components/form-text.tsx';
import { Name } from '../components/name.tsx';
import { mayWriteForms, PaperViews } from '../components/paper-views.tsx';
import { wordsOf } from '../components/prose.tsx';
import { formatDate, languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import { Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs } from './paper.tsx';

/** A paper in another form than its text, in the reader's language or else in its own. */
export const paperFormPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const kind = formKinds.find((one) => one === c.req.param('kind'));
    const head = await paperHead(site.db, page.edition.id, c.req.param('paper') ?? '', page.language);
    if (!head || !kind) return c.notFound();
    const forms = await publicForms(site.db, head.id, page.language, kind);
    const may = mayWriteForms(page, head);
    if (forms.length === 0 && !may.original && !may.translations) return c.notFound();
    const written = (code: string | undefined) => forms.find((form) => form.language === code);
    const form =
      written(c.req.query('language')) ?? written(page.language) ?? written(head.authentic) ?? forms[0];
    return show(c, <FormPage page={page} head={head} kind={kind} forms={forms} form={form} />);
  };

interface Props {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly kind: FormKind;
  readonly forms: readonly PublicForm[];
  /** The one that is read; undefined while none is public. */
  readonly form: PublicForm | undefined;
}

function FormPage(props: Props) {
  const { page, head, kind, form } = props;
  const { t } = page;
  const title = wordsOf(head.title, head.language);
  const name = t.of('paperForm.kind', kind);
  return (
    <Page
      page={page}
      title={t('paperForm.title', { form: name, title })}
      description={form && kind === 'summary' ? form.text : t.of('paperForm.explain', kind)}
      canonical={addresses.paperForm(head.slug, kind)}
      current="papers"
      crumbs={paperCrumbs(page, head, { text: name })}
    >
      <div class="cadre">
        <div class="doc-tete">
          <h1 lang={head.language} dir={directionOf(head.language)}>
            {title}
          </h1>
          <p>{t.of('paperForm.explain', kind)}</p>
          {form ? <About page={page} head={head} form={form} /> : <p class="avis">{t('paperForm.none')}</p>}
          <Languages {...props} />
          <Writing {...props} />
        </div>
      </div>
      <PaperViews page={page} head={head} current={kind} />
      {form && <Words name={name} form={form} />}
    </Page>
  );
}

/** For which version and by whom it was written, and what of that is out of date. */
function About({ page, head, form }: { page: PageContext; head: PaperHead; form: PublicForm }) {
  const { t, language, edition } = page;
  const { version } = form;
  const changes = `${inLanguage(language, addresses.comparison(head.slug))}?from=${version}&to=${head.latest}`;
  return (
    <>
      <p class="petit">
        {t('paperForm.writtenFor', {
          version,
          day: formatDate(language, form.writtenAt, edition.timeZone),
        })}{' '}
        · <Name page={page} text={form.mandate} language={form.mandateLanguage} />
        {form.translated && (
          <> · {t('paperForm.translated', { language: languageName(language, head.authentic) })}</>
        )}
      </p>
      {version < head.latest && (
        <p class="avis">
          {t('paperForm.behind', { version, latest: head.latest })}{' '}
          <a href={changes}>{t('paperForm.changes')}</a>
        </p>
      )}
      {form.stale && <p class="avis">{t('paperForm.stale')}</p>}
      {form.language !== language && (
        <p class="avis">
          {t('paperForm.elsewhere', {
            wanted: languageName(language, language),
            shown: languageName(language, form.language),
          })}
        </p>
      )}
    </>
  );
}

function Languages({ page, head, kind, forms, form }: Props) {
  if (forms.length < 2) return null;
  const here = inLanguage(page.language, addresses.paperForm(head.slug, kind));
  return (
    <nav class="rang" aria-label={page.t('paperForm.languages')}>
      {forms.map(({ language }) => (
        <a
          href={`${here}?language=${language}`}
          aria-current={language === form?.language ? 'true' : undefined}
        >
          {languageName(page.language, language)}
        </a>
      ))}
    </nav>
  );
}

/** The ways to write it, for who may. */
function Writing({ page, head, kind }: Props) {
  const { t, language, edition } = page;
  const { original, translations } = mayWriteForms(page, head);
  if (!original && !translations) return null;
  const edit = `${inLanguage(language, addresses.paperFormEdit(head.slug, kind))}?language=`;
  const others = edition.contentLanguages.filter((code) => code !== head.authentic);
  return (
    <nav class="actions-mini" aria-label={t('paperForm.writing')}>
      {original && (
        <a href={edit + head.authentic}>
          {t('paperForm.write', { language: languageName(language, head.authentic) })}
        </a>
      )}
      {translations &&
        others.map((code) => (
          <a href={edit + code}>{t('paperForm.translate', { language: languageName(language, code) })}</a>
        ))}
    </nav>
  );
}

function Words({ name, form }: { name: string; form: PublicForm }) {
  return (
    <section class="lecture" aria-label={name}>
      <div class="cadre">
        <div class="para">
          <div class="num" />
          <div class="corps" lang={form.language} dir={directionOf(form.language)}>
            <FormText text={form.text} language={form.language} />
          </div>
        </div>
      </div>
    </section>
  );
}
