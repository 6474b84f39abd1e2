import { reasons } from '../../domain/moderation/reasons.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import { contributionNamed } from '../../queries/thread.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, SelectField, WordsField } from '../components/field.tsx';
import { Words } from '../components/voice.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** Where somebody reports words that break the rules. */
export const reportPage =
  (site: Site): Handler =>
  async (c) =>
    showReport(site, c, { values: {}, faults: {} });

export async function showReport(
  site: Site,
  c: Parameters<Handler>[0],
  { values, faults }: { readonly values: FormValues; readonly faults: Faults },
): Promise<Response> {
  const page = c.get('page');
  const { t, language, edition } = page;
  const slug = c.req.param('contribution') ?? '';
  const entry = await contributionNamed(site.db, edition.id, slug, page);
  if (entry?.voice.standing !== 'published') return c.notFound();
  const { voice } = entry;
  const decision = decide(page.viewer, { act: 'report', place: voice, open: [] });
  if (!decision.ok) return refusalPage(c, decision);
  return show(
    c,
    <SimplePage page={page} title={t('report.title', { slug })} description={t('report.explain')}>
      <p>
        <a href={inLanguage(language, addresses.rules)}>{t('rules.title')}</a>
      </p>
      <blockquote>
        <Words page={page} language={voice.language} text={voice.text} class="mot" />
      </blockquote>
      <form
        class="formulaire"
        method="post"
        action={`${inLanguage(language, addresses.contribution(slug))}/reports`}
      >
        <ErrorSummary page={page} faults={faults} />
        <SelectField
          name="reason"
          label={t('report.reason')}
          value={values.reason ?? ''}
          options={[
            { value: '', label: t('moderation.choose') },
            ...reasons.map((value) => ({ value, label: t.of('moderation.reason', value) })),
          ]}
          fault={faults.reason}
        />
        <WordsField
          name="note"
          label={t('report.note')}
          hint={t('report.note.hint')}
          value={values.note}
          fault={faults.note}
          longest={1000}
        />
        <button class="bouton nuit" type="submit">
          {t('report.send')}
        </button>
      </form>
    </SimplePage>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}
