import { randomUUID } from 'node:crypto';
import { type FormKind, formKinds, longestForm } from '../../domain/papers/paper-form.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import { type FormInHand, formInHand } from '../../queries/form-in-hand.ts';
import { type PaperHead, paperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, Field } from '../components/field.tsx';
import { FormText } from '../components/form-text.tsx';
import { wordsOf } from '../components/prose.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
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

/** Where the summary of a paper, or the paper in simple words, is written or translated. */
export const paperFormEditPage =
  (site: Site): Handler =>
  async (c) =>
    showPaperFormEdit(site, c, { values: {}, faults: {} });

export async function showPaperFormEdit(
  site: Site,
  c: Parameters<Handler>[0],
  form: { readonly values: FormValues; readonly faults: Faults },
): Promise<Response> {
  const page = privately(c);
  const { t, edition } = page;
  const kind = formKinds.find((one) => one === c.req.param('kind'));
  const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', page.language);
  if (!head || !kind || head.kind === 'outcome') return c.notFound();
  const asked = form.values.language ?? c.req.query('language') ?? head.authentic;
  const language = edition.contentLanguages.find((code) => code === asked) ?? head.authentic;
  const act = language === head.authentic ? 'write-form' : 'translate-form';
  const decision = decide(page.viewer, { act, place: placeOf(head), open: openToday(page) });
  if (!decision.ok) return refusalPage(c, decision);
  const about = { paper: head.id, authentic: head.authentic, kind, language };
  const version = versionIn(form.values.version ?? c.req.query('version'));
  const hand =
    (await formInHand(site.db, { ...about, version })) ??
    (await formInHand(site.db, { ...about, version: null }));
  const name = t.of('paperForm.kind', kind);
  return show(
    c,
    <SimplePage
      page={page}
      title={t('paperForm.title', { form: name, title: wordsOf(head.title, head.language) })}
      description={t.of('paperForm.explain', kind)}
      current="papers"
      crumbs={paperCrumbs(
        page,
        head,
        { text: name, path: addresses.paperForm(head.slug, kind) },
        { text: languageName(page.language, language) },
      )}
    >
      <Languages page={page} head={head} kind={kind} language={language} />
      {hand ? (
        <Edit page={page} head={head} kind={kind} language={language} hand={hand} {...form} />
      ) : (
        <p class="avis">{t('paperForm.noOriginal')}</p>
      )}
    </SimplePage>,
    Object.keys(form.faults).length > 0 ? 422 : 200,
  );
}

const versionIn = (typed: string | undefined): number | null =>
  typed !== undefined && /^\d{1,6}$/.test(typed) ? Number(typed) : null;

interface About {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly kind: FormKind;
  /** The language that is written. */
  readonly language: string;
}

/** The languages of texts; to who may only translate, those of translations. */
function Languages({ page, head, kind, language }: About) {
  const { t, edition, viewer } = page;
  const request = { act: 'write-form', place: placeOf(head), open: openToday(page) } as const;
  const original = decide(viewer, request).ok;
  const here = inLanguage(page.language, addresses.paperFormEdit(head.slug, kind));
  return (
    <nav class="rang" aria-label={t('revision.languages')}>
      {edition.contentLanguages
        .filter((code) => original || code !== head.authentic)
        .map((code) => (
          <a href={`${here}?language=${code}`} aria-current={code === language ? 'true' : undefined}>
            {languageName(page.language, code)}
          </a>
        ))}
    </nav>
  );
}

interface EditProps extends About {
  readonly hand: FormInHand;
  readonly values: FormValues;
  readonly faults: Faults;
}

function Edit(props: EditProps) {
  const { page, head, kind, language, hand, values, faults } = props;
  const { t } = page;
  const { version, original } = hand;
  return (
    <>
      <Standing {...props} />
      {original && (
        <blockquote lang={head.authentic} dir={directionOf(head.authentic)}>
          <FormText text={original.text} language={head.authentic} />
        </blockquote>
      )}
      <form
        class="formulaire"
        method="post"
        action={inLanguage(page.language, addresses.paperFormEdit(head.slug, kind))}
      >
        <ErrorSummary page={page} faults={faults} />
        <input type="hidden" name="key" value={values.key ?? randomUUID()} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="basis" value={values.basis ?? String(hand.basis)} />
        <input type="hidden" name="original" value={values.original ?? String(original?.id ?? 0)} />
        <Field
          name="text"
          label={t('revision.text', { language: languageName(page.language, language) })}
          hint={t.of('paperForm.hint', kind)}
          fault={faults.text}
        >
          {(control) => (
            <textarea
              {...control}
              required
              rows={kind === 'simple' ? 20 : 8}
              maxlength={longestForm(kind)}
              lang={language}
              dir={directionOf(language)}
            >
              {values.text ?? hand.text}
            </textarea>
          )}
        </Field>
        <button class="bouton nuit" type="submit">
          {t('paperForm.save', { version })}
        </button>
      </form>
    </>
  );
}

/** For which version it is written, what that means, and what stands already. */
function Standing({ page, head, kind, language, hand }: EditProps) {
  const { t } = page;
  const { versions, version, draft, writtenFor } = hand;
  const here = `${inLanguage(page.language, addresses.paperFormEdit(head.slug, kind))}?language=${language}`;
  return (
    <>
      {versions.length > 1 && (
        <nav class="rang" aria-label={t('paperForm.versions')}>
          {versions.map((number) => (
            <a href={`${here}&version=${number}`} aria-current={number === version ? 'true' : undefined}>
              {t('versions.number', { number })}
            </a>
          ))}
        </nav>
      )}
      <p>{t(draft ? 'paperForm.forDraft' : 'paperForm.forPublic', { version })}</p>
      {writtenFor !== null && (
        <p class="petit">
          {writtenFor === version
            ? t('paperForm.standing', { version })
            : t('paperForm.standsFor', { version: writtenFor })}
        </p>
      )}
    </>
  );
}
