import { randomUUID } from 'node:crypto';
import { reasons } from '../../domain/moderation/reasons.ts';
import { isInstitutional } from '../../domain/moderation/standing.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import { amendmentNamed } from '../../queries/amendments.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { contributionNamed } from '../../queries/thread.ts';
import { wordsAsked } from '../acts/words-asked.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, SelectField, WordsField } from '../components/field.tsx';
import { Words } from '../components/voice.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { placeOf } from './paper.tsx';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** Where somebody reports words that break the rules. */
export const reportPage =
  (site: Site): Handler =>
  async (c) =>
    showReport(site, c, { values: {}, faults: {} });

interface Reported {
  readonly text: string;
  readonly language: string;
  readonly place: Parameters<typeof decide>[1]['place'];
  /** Why it cannot be reported. */
  readonly refusal: string | null;
}

export async function showReport(
  site: Site,
  c: Parameters<Handler>[0],
  { values, faults }: { readonly values: FormValues; readonly faults: Faults },
): Promise<Response> {
  // Its key is for one reader alone.
  const page = privately(c);
  const { t, language } = page;
  const { name, address } = wordsAsked(c);
  const words = await reportedIn(site, c);
  if (!words) return c.notFound();
  const decision = decide(page.viewer, { act: 'report', place: words.place, open: [] });
  if (!decision.ok) return refusalPage(c, decision);
  if (words.refusal) return refusalPage(c, words.refusal);
  return show(
    c,
    <SimplePage page={page} title={t('report.title', { slug: name })} description={t('report.explain')}>
      <p>
        <a href={inLanguage(language, addresses.rules)}>{t('rules.title')}</a>
      </p>
      <blockquote>
        <Words page={page} language={words.language} text={words.text} class="mot" />
      </blockquote>
      <form class="formulaire" method="post" action={`${address}/reports`}>
        <ErrorSummary page={page} faults={faults} />
        <input type="hidden" name="key" value={values.key ?? randomUUID()} />
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

/** What is to be reported; null when it is not there for this reader. */
async function reportedIn(site: Site, c: Parameters<Handler>[0]): Promise<Reported | null> {
  const page = c.get('page');
  const { edition } = page;
  const { about } = wordsAsked(c);
  if ('contribution' in about) {
    const entry = await contributionNamed(site.db, edition.id, about.contribution, page);
    if (!entry) return null;
    const { text, language, standing } = entry.voice;
    return {
      text,
      language,
      place: entry.voice,
      refusal: standing === 'published' ? null : `words-${standing}`,
    };
  }
  const amendment = await amendmentNamed(site.db, edition.id, about.amendment, page);
  const head = amendment && (await paperHead(site.db, edition.id, amendment.paper, page.language));
  if (!amendment || !head || head.slug !== c.req.param('paper')) return null;
  const { reason: text, language, state } = amendment;
  const silenced = amendment.standing === 'waiting' ? 'words-waiting' : 'words-hidden';
  const public_ = isInstitutional(state) ? 'amendment-accepted' : null;
  const refusal = amendment.standing === 'published' ? public_ : silenced;
  return { text, language, place: placeOf(head), refusal };
}
