import type { ImportRefusal } from '../../exchange/translation/import-xliff.ts';
import type { PaperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { deskOf } from '../desk-of.ts';
import { languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs } from './paper.tsx';
import { SimplePage } from './simple-page.tsx';

/** Why a file, or the form of its review, was not taken. */
type FileFault = ImportRefusal | 'empty' | 'not-text' | 'again';

/** Where a file that a translation tool made is brought back. */
export const translatedFilePage =
  (site: Site): Handler =>
  (c) =>
    showTranslatedFile(site, c);

export async function showTranslatedFile(
  site: Site,
  c: Parameters<Handler>[0],
  fault?: FileFault,
): Promise<Response> {
  const found = await deskOf(site, c);
  if ('refusal' in found) return found.refusal;
  const { head, target } = found;
  const page = c.get('page');
  const { t, language } = page;
  const spoken = languageName(language, target);
  return show(
    c,
    <SimplePage
      page={page}
      title={t('translation.file.title', { title: head.title, language: spoken })}
      description={t('translation.file.explain')}
      current="papers"
      crumbs={fileCrumbs(page, head, target, t('translation.file.short'))}
    >
      <p>
        <a class="lien-action" href={inLanguage(language, addresses.translationFile(head.slug, target))}>
          <Icon name="download" /> {t('translation.download', { language: spoken })}
        </a>
      </p>
      <FileForm page={page} paper={head.slug} target={target} fault={fault && t.of('fault.xliff', fault)} />
    </SimplePage>,
    fault ? 422 : 200,
  );
}

/** The way to a page about a file, through the desk it is for. */
export const fileCrumbs = (page: PageContext, head: PaperHead, target: string, text: string) =>
  paperCrumbs(
    page,
    head,
    { text: page.t('translations.short'), path: addresses.translations },
    { text: languageName(page.language, target), path: addresses.translation(head.slug, target) },
    { text },
  );

interface FormProps {
  readonly page: PageContext;
  readonly paper: string;
  readonly target: string;
  readonly fault: string | undefined;
}

function FileForm({ page, paper, target, fault }: FormProps) {
  const { t, language } = page;
  return (
    <form
      class="formulaire bas"
      method="post"
      action={inLanguage(language, addresses.translatedFileReview(paper, target))}
      enctype="multipart/form-data"
    >
      <ErrorSummary page={page} faults={fault === undefined ? {} : { file: fault }} />
      <Field name="file" label={t('translation.file.file')} hint={t('translation.file.hint')} fault={fault}>
        {(control) => (
          <input {...control} type="file" required accept=".xlf,.xliff,.xml,application/xliff+xml" />
        )}
      </Field>
      <button class="bouton nuit" type="submit">
        {t('translation.file.read')}
      </button>
    </form>
  );
}
