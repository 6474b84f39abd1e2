import { reasons, undoTime } from '../../domain/moderation/reasons.ts';
import { decide, mandatesFor } from '../../domain/people/permissions/permissions.ts';
import {
  type FreshDecision,
  freshDecisions,
  moderationQueue,
  type QueueItem,
} from '../../queries/moderation-queue.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, SelectField, WordsField } from '../components/field.tsx';
import { Words } from '../components/voice.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { formatMoment } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** The queue of moderation, one item at a time, the oldest first. */
export const moderationPage =
  (site: Site): Handler =>
  async (c) =>
    showModeration(site, c, { values: {}, faults: {} });

interface Form {
  readonly values: FormValues;
  readonly faults: Faults;
}

export async function showModeration(site: Site, c: Parameters<Handler>[0], form: Form): Promise<Response> {
  const page = privately(c);
  const { t, viewer, edition, now } = page;
  const may = (place: Parameters<typeof decide>[1]['place']) =>
    decide(viewer, { act: 'moderate', place, open: [] });
  if (!viewer || mandatesFor(viewer, 'moderate').length === 0) {
    const decision = may({ circuit: null, track: null, paper: null });
    return refusalPage(c, decision.ok ? 'not-your-role' : decision);
  }
  const queue = (await moderationQueue(site.db, edition.id, viewer.person, now)).filter(
    (item) => may(item).ok,
  );
  const since = new Date(now.getTime() - undoTime);
  const decided = await freshDecisions(site.db, edition.id, viewer.person, since);
  const fresh = decided.filter((decision) => may(decision).ok);
  const skipped = c.req.query('after');
  const place = skipped === undefined ? -1 : queue.findIndex(({ slug }) => slug === skipped);
  const item = queue[place + 1];
  return show(
    c,
    <SimplePage
      page={page}
      title={t('moderation.title')}
      description={t('moderation.waiting', { count: queue.length })}
    >
      {fresh.map((decision) => (
        <Undo page={page} decision={decision} />
      ))}
      {item ? <Item page={page} item={item} {...form} /> : <p>{t('moderation.empty')}</p>}
      {item && queue.length > 1 && (
        <p class="bas">
          <a href={`${inLanguage(page.language, addresses.moderation)}?after=${item.slug}`}>
            {t('moderation.skip')}
          </a>
        </p>
      )}
      <p class="bas">
        <a href={inLanguage(page.language, addresses.rules)}>{t('rules.title')}</a>
      </p>
    </SimplePage>,
    Object.keys(form.faults).length > 0 ? 422 : 200,
  );
}

/** What can still be taken back. */
function Undo({ page, decision }: { page: PageContext; decision: FreshDecision }) {
  const { t, language } = page;
  return (
    <form
      class="avis rang"
      method="post"
      action={`${inLanguage(language, '/moderations')}/${decision.id}/reversals`}
    >
      <span>
        {t.of('moderation.done', decision.verdict)} <b>{decision.slug}</b>
      </span>
      <button class="bouton" type="submit">
        {t('moderation.undo')}
        <span class="vh"> · {decision.slug}</span>
      </button>
    </form>
  );
}

/** One item: the words, why they are here, and the decision. */
function Item({ page, item, values, faults }: { page: PageContext; item: QueueItem } & Form) {
  const { t, language, edition } = page;
  return (
    <article class="bas">
      <h2>{t.of('moderation.kind', item.kind)}</h2>
      <p class="petit">
        <bdi>{item.author || t('person.unnamed')}</bdi>
        {item.authorPlace && (
          <>
            {' '}
            · <bdi>{item.authorPlace}</bdi>
          </>
        )}{' '}
        ·{' '}
        <a href={inLanguage(language, addresses.provision(item.paper, item.ref))}>
          {item.slug} · {item.ref}
        </a>{' '}
        · {formatMoment(language, item.since, edition.timeZone)}
      </p>
      <blockquote>
        <Words page={page} language={item.language} text={item.text} class="mot" />
      </blockquote>
      {item.heldFor && item.kind === 'waiting' && <p>{t.of('own.held', item.heldFor)}</p>}
      {item.reports.length > 0 && (
        <ul>
          {item.reports.map(({ reason, note }) => (
            <li>
              {t.of('moderation.reason', reason)} · <span dir="auto">{note}</span>
            </li>
          ))}
        </ul>
      )}
      {item.appeal ? (
        <AppealForm page={page} item={item} appeal={item.appeal} />
      ) : (
        <DecisionForm page={page} item={item} values={values} faults={faults} />
      )}
    </article>
  );
}

function DecisionForm({ page, item, values, faults }: { page: PageContext; item: QueueItem } & Form) {
  const { t, language } = page;
  const action = `${inLanguage(language, addresses.contribution(item.slug))}/moderations`;
  const lets = item.kind === 'waiting' ? 'publish' : 'keep';
  return (
    <>
      <form method="post" action={action}>
        <input type="hidden" name="verdict" value={lets} />
        <button class="bouton repondre" type="submit">
          {t.of('moderation.verdict', lets)}
        </button>
      </form>
      <form class="formulaire bas" method="post" action={action}>
        <ErrorSummary page={page} faults={faults} />
        <input type="hidden" name="verdict" value="hide" />
        <SelectField
          name="reason"
          label={t('moderation.why')}
          hint={t('moderation.why.hint')}
          value={values.reason ?? ''}
          options={[
            { value: '', label: t('moderation.choose') },
            ...reasons.map((value) => ({ value, label: t.of('moderation.reason', value) })),
          ]}
          fault={faults.reason}
        />
        <WordsField
          name="note"
          label={t('moderation.note')}
          hint={t('moderation.note.hint')}
          value={values.note}
          fault={faults.note}
          longest={1000}
        />
        <button class="bouton nuit" type="submit">
          {t('moderation.verdict.hide')}
        </button>
      </form>
    </>
  );
}

function AppealForm({
  page,
  item,
  appeal,
}: {
  page: PageContext;
  item: QueueItem;
  appeal: NonNullable<QueueItem['appeal']>;
}) {
  const { t, language } = page;
  return (
    <>
      <p>
        {t('own.hiddenFor', { reason: t.of('moderation.reason', appeal.reason) })}{' '}
        <span dir="auto">{appeal.note}</span>
      </p>
      <h3>{t('moderation.appealSays', { slug: item.slug })}</h3>
      <Words page={page} language={appeal.language} text={appeal.text} class="mot" />
      <form
        class="formulaire"
        method="post"
        action={`${inLanguage(language, '/appeals')}/${appeal.id}/decisions`}
      >
        <WordsField
          name="note"
          label={t('moderation.note')}
          hint={t('moderation.note.hint')}
          value=""
          longest={1000}
        />
        <div class="rang">
          <button class="bouton repondre" type="submit" name="upheld" value="yes">
            {t('moderation.uphold')}
          </button>
          <button class="bouton nuit" type="submit" name="upheld" value="no">
            {t('moderation.dismiss')}
          </button>
        </div>
      </form>
    </>
  );
}
