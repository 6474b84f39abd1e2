import { randomUUID } from 'node:crypto';
import type { Inline } from '../../domain/papers/inline.ts';
import { decide, type Place } from '../../domain/people/permissions/permissions.ts';
import { writeInline } from '../../exchange/congress-pack/inline-markdown.ts';
import { contributionTranslation } from '../../queries/contribution-translation.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { contributionNamed } from '../../queries/thread.ts';
import { translatedProvision } from '../../queries/translated-provision.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, Field } from '../components/field.tsx';
import { Prose } from '../components/prose.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { placeOf } from './paper.tsx';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** Where somebody says what a translation should say, of a contribution or of a provision. */
export const correctionPage =
  (site: Site): Handler =>
  async (c) =>
    showCorrection(site, c, { values: {}, faults: {} });

/** A text with its translation, as readers have them. */
interface Correctable {
  readonly place: Place;
  readonly source: readonly Inline[];
  readonly sourceLanguage: string;
  /** As it is typed: of a provision, with its marks. */
  readonly translation: string;
  /** What the form names as seen: the translation by its hash, or the version. */
  readonly seen: string;
  readonly longest: number;
  /** Where it is read, and where the suggestion is sent to. */
  readonly back: string;
  readonly address: string;
}

export async function showCorrection(
  site: Site,
  c: Parameters<Handler>[0],
  { values, faults }: { readonly values: FormValues; readonly faults: Faults },
): Promise<Response> {
  const page = privately(c);
  const { t, language, edition } = page;
  const asked = values.language ?? c.req.query('into') ?? language;
  const into = edition.contentLanguages.find((code) => code === asked);
  const found = into && (await correctable(site, c, into));
  if (!into || !found) return c.notFound();
  const decision = decide(page.viewer, { act: 'suggest-translation', place: found.place, open: [] });
  if (!decision.ok) return refusalPage(c, decision);
  if (c.req.query('sent') === 'yes')
    return show(
      c,
      <SimplePage page={page} title={t('suggestion.sent')} description={t('suggestion.sent.explain')}>
        <p>
          <a href={inLanguage(language, found.back)}>{t('suggestion.back')}</a>
        </p>
      </SimplePage>,
    );
  return show(
    c,
    <SimplePage page={page} title={t('suggestion.title')} description={t('suggestion.explain')}>
      <CorrectionForm page={page} into={into} found={found} values={values} faults={faults} />
    </SimplePage>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

/** What the address is about; null where there is no such translation for this reader. */
const correctable = (site: Site, c: Parameters<Handler>[0], into: string): Promise<Correctable | null> => {
  const { contribution } = c.req.param() as Readonly<Record<string, string | undefined>>;
  return contribution === undefined ? passage(site, c, into) : said(site, c, contribution, into);
};

async function said(
  site: Site,
  c: Parameters<Handler>[0],
  slug: string,
  into: string,
): Promise<Correctable | null> {
  const page = c.get('page');
  const entry = await contributionNamed(site.db, page.edition.id, slug, page);
  if (entry?.voice.standing !== 'published') return null;
  const { id, text, language } = entry.voice;
  const there = await contributionTranslation(site.db, id, into);
  if (there.hash === '') return null;
  return {
    place: entry.voice,
    source: [{ type: 'text', text }],
    sourceLanguage: language,
    translation: there.text,
    seen: there.hash,
    longest: 5000,
    back: addresses.contribution(slug),
    address: addresses.correction(slug),
  };
}

async function passage(site: Site, c: Parameters<Handler>[0], into: string): Promise<Correctable | null> {
  const { edition, language } = c.get('page');
  const ref = c.req.param('ref') ?? '';
  const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
  if (!head || head.kind === 'outcome') return null;
  const provision = await translatedProvision(site.db, head.id, ref, into);
  if (!provision?.translation) return null;
  return {
    place: placeOf(head),
    source: provision.source,
    sourceLanguage: head.authentic,
    translation: writeInline(provision.translation),
    seen: String(provision.version),
    longest: 10_000,
    back: addresses.provision(head.slug, ref),
    address: addresses.provisionCorrection(head.slug, ref),
  };
}

interface Props {
  readonly page: PageContext;
  readonly into: string;
  readonly found: Correctable;
  readonly values: FormValues;
  readonly faults: Faults;
}

function CorrectionForm({ page, into, found, values, faults }: Props) {
  const { t, language } = page;
  const { source, sourceLanguage, translation, seen, longest, back, address } = found;
  const spoken = { language: languageName(language, into) };
  return (
    <>
      <p class="petit">{t('translations.source', { language: languageName(language, sourceLanguage) })}</p>
      <blockquote lang={sourceLanguage} dir={directionOf(sourceLanguage)}>
        <p class="mot">
          <Prose content={source} language={sourceLanguage} />
        </p>
      </blockquote>
      <form class="formulaire" method="post" action={inLanguage(language, address)}>
        <ErrorSummary page={page} faults={faults} />
        <input type="hidden" name="key" value={values.key ?? randomUUID()} />
        <input type="hidden" name="language" value={into} />
        <input type="hidden" name="seen" value={values.seen ?? seen} />
        {faults.text !== undefined && values.seen === undefined && (
          <>
            <p class="petit">{t('translations.now', spoken)}</p>
            <blockquote lang={into} dir={directionOf(into)}>
              <p class="mot">{translation}</p>
            </blockquote>
          </>
        )}
        <Field name="text" label={t('suggestion.text', spoken)} fault={faults.text}>
          {(control) => (
            <textarea {...control} required maxlength={longest} lang={into} dir={directionOf(into)}>
              {values.text ?? translation}
            </textarea>
          )}
        </Field>
        <label class="choix">
          <input type="checkbox" name="named" value="yes" checked={values.named === 'yes'} />{' '}
          {t('suggestion.named')}
        </label>
        <div class="rang bas">
          <button class="bouton" type="submit">
            {t('suggestion.send')}
          </button>
          <a href={inLanguage(language, back)}>{t('suggestion.back')}</a>
        </div>
      </form>
    </>
  );
}
