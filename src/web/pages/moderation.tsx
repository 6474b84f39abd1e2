import type { DecidedMeanwhile } from '../../actions/last-decision.ts';
import { undoTime } from '../../domain/moderation/reasons.ts';
import { decide, everywhere } from '../../domain/people/permissions/permissions.ts';
import { type FreshDecision, freshDecisions } from '../../queries/fresh-decisions.ts';
import { moderationQueue } from '../../queries/moderation-queue.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Faults } from '../components/field.tsx';
import { Moderated } from '../components/moderated.tsx';
import { TypedWords } from '../components/typed-words.tsx';
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
  /** What the form was about, by name: it stays before the moderator whatever else waits. */
  readonly asked?: string;
  /** What somebody else decided on it since it was read. */
  readonly meanwhile?: DecidedMeanwhile['decided'];
}

const roles: readonly string[] = ['moderator', 'secretariat'];

export async function showModeration(site: Site, c: Parameters<Handler>[0], form: Form): Promise<Response> {
  const page = privately(c);
  const { t, viewer, edition, now } = page;
  const may = (place: Parameters<typeof decide>[1]['place']) =>
    decide(viewer, { act: 'moderate', place, open: [] });
  if (!viewer?.mandates.some(({ role }) => roles.includes(role))) {
    const decision = may(everywhere);
    return refusalPage(c, decision.ok ? 'not-your-role' : decision);
  }
  const { asked } = form;
  const about = { edition: edition.id, viewer, asked, after: c.req.query('after') };
  const { count, items } = await moderationQueue(site.db, about, now);
  const since = new Date(now.getTime() - undoTime);
  const decided = await freshDecisions(site.db, edition.id, viewer.person, since);
  const fresh = decided.filter((decision) => may(decision).ok);
  const item = items.find(({ name }) => asked === undefined || name === asked);
  const faulty = Object.keys(form.faults).length > 0;
  return show(
    c,
    <SimplePage page={page} title={t('moderation.title')} description={t('moderation.waiting', { count })}>
      {form.meanwhile !== undefined && <Meanwhile page={page} name={asked ?? ''} decided={form.meanwhile} />}
      {asked !== undefined && !item && <TypedWords page={page} values={form.values} />}
      {fresh.map((decision) => (
        <Undo page={page} decision={decision} />
      ))}
      {item ? <Moderated page={page} item={item} {...form} /> : <Nothing page={page} asked={asked} />}
      {item && count > 1 && (
        <p class="bas">
          <a href={`${inLanguage(page.language, addresses.moderation)}?after=${item.name}`}>
            {t('moderation.skip')}
          </a>
        </p>
      )}
      <p class="bas">
        <a href={inLanguage(page.language, addresses.rules)}>{t('rules.title')}</a>
      </p>
    </SimplePage>,
    form.meanwhile !== undefined ? 409 : faulty ? 422 : 200,
  );
}

const decisions = {
  publish: 'moderation.meanwhile.publish',
  keep: 'moderation.meanwhile.keep',
  hide: 'moderation.meanwhile.hide',
  uphold: 'moderation.meanwhile.uphold',
  dismiss: 'moderation.meanwhile.dismiss',
} as const;

/** What another moderator decided on the words one was about to decide on. */
function Meanwhile({
  page,
  name,
  decided,
}: {
  page: PageContext;
  name: string;
  decided: DecidedMeanwhile['decided'];
}) {
  const { t, language, edition } = page;
  return (
    <div class="avis" role="alert">
      <p>
        {decided
          ? t(decisions[decided.verdict], {
              name,
              moment: formatMoment(language, decided.at, edition.timeZone),
            })
          : t('moderation.meanwhile.undone', { name })}
      </p>
      {decided?.reason && <p>{t('own.hiddenFor', { reason: t.of('moderation.reason', decided.reason) })}</p>}
      <p>{t('moderation.meanwhile.explain')}</p>
    </div>
  );
}

/** Everything has been read; or what was asked for needs no decision any more. */
function Nothing({ page, asked }: { page: PageContext; asked: string | undefined }) {
  const { t, language } = page;
  if (asked === undefined) return <p>{t('moderation.empty')}</p>;
  return (
    <p>
      <a class="bouton" href={inLanguage(language, addresses.moderation)}>
        {t('moderation.skip')}
      </a>
    </p>
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
        {t.of('moderation.done', decision.verdict)} <b>{decision.name}</b>
      </span>
      <button class="bouton" type="submit">
        {t('moderation.undo')}
        <span class="vh"> · {decision.name}</span>
      </button>
    </form>
  );
}
