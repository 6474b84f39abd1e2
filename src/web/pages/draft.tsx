import { decide } from '../../domain/people/permissions/permissions.ts';
import { comparedVersions } from '../../queries/compared-versions.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { draftNumber } from '../../queries/revision.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Changes, changesIn, comparedBy } from '../components/changes.tsx';
import { ErrorSummary, type Faults, WordsField } from '../components/field.tsx';
import { TranslationFiles } from '../components/translation-files.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { openToday } from '../open-today.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs, placeOf } from './paper.tsx';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** The draft of a paper for who writes it: what it changes, and its publication. */
export const draftPage =
  (site: Site): Handler =>
  async (c) =>
    showDraft(site, c, { values: {}, faults: {} });

export async function showDraft(
  site: Site,
  c: Parameters<Handler>[0],
  { values, faults }: { readonly values: FormValues; readonly faults: Faults },
): Promise<Response> {
  const page = privately(c);
  const { t, language, edition } = page;
  const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
  if (!head) return c.notFound();
  const request = { place: placeOf(head), open: openToday(page) };
  const decision = decide(page.viewer, { act: 'translate', ...request });
  if (!decision.ok) return refusalPage(c, decision);
  const draft = await draftNumber(site.db, head.id);
  const compared =
    draft === null ? null : await comparedVersions(site.db, head, head.latest, draft, head.authentic);
  const changes = compared ? changesIn(compared) : [];
  const mayPublish = draft !== null && decide(page.viewer, { act: 'publish-version', ...request }).ok;
  const revision = (ref: string) => inLanguage(language, addresses.revision(head.slug, ref));
  return show(
    c,
    <SimplePage
      page={page}
      title={t('draft.title', { title: head.title })}
      description={draft === null ? t('draft.none') : t('draft.explain', { number: draft })}
      current="papers"
      crumbs={paperCrumbs(page, head, { text: t('draft.short') })}
    >
      {head.kind !== 'outcome' && <TranslationFiles page={page} head={head} />}
      {draft !== null && changes.length === 0 && <p>{t('draft.unchanged')}</p>}
      {compared && (
        <Changes
          page={page}
          changes={changes}
          compared={comparedBy(page, compared, { before: revision, after: revision })}
        />
      )}
      {mayPublish && (
        <form
          class="formulaire bas"
          method="post"
          action={`${inLanguage(language, addresses.paper(head.slug))}/publications`}
        >
          <ErrorSummary page={page} faults={faults} />
          <WordsField
            name="note"
            label={t('draft.note')}
            hint={t('draft.note.hint')}
            value={values.note}
            fault={faults.note}
            longest={1000}
          />
          <button class="bouton repondre" type="submit">
            {t('publication.publish', { number: draft })}
          </button>
        </form>
      )}
    </SimplePage>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}
