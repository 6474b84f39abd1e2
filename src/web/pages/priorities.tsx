import { fatesOf } from '../../queries/lineage.ts';
import { priorities } from '../../queries/priorities.ts';
import { answersTo } from '../../queries/voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Became } from '../components/lineage.tsx';
import { Priorities } from '../components/lists.tsx';
import { wordsOf } from '../components/prose.tsx';
import { Answered } from '../components/voice.tsx';
import { directionOf } from '../languages/languages.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** What the sections and sister organisations want to see carried. */
export const prioritiesPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t } = page;
    const all = await priorities(site.db, page.edition.id, page.language);
    const kinds = ['continental', 'sectoral', 'thematic'] as const;
    return show(
      c,
      <SimplePage
        page={page}
        title={t('nav.priorities')}
        description={t('priorities.explain')}
        current="priorities"
      >
        {all.length === 0 && <p>{t('priorities.empty')}</p>}
        {kinds
          .map((kind) => ({ kind, stated: all.filter((priority) => priority.kind === kind) }))
          .filter(({ stated }) => stated.length > 0)
          .map(({ kind, stated }) => (
            <section aria-labelledby={kind}>
              <h2 id={kind} class="bas">
                {t.of('priority.kinds', kind)}
              </h2>
              <Priorities page={page} priorities={stated} />
            </section>
          ))}
      </SimplePage>,
    );
  };

/** One priority: its words, what carries it, what was answered, what became of it. */
export const priorityPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language } = page;
    const [priority] = await priorities(site.db, page.edition.id, language, {
      slug: c.req.param('priority') ?? '',
    });
    if (!priority) return c.notFound();
    const fates = await fatesOf(site.db, { priority: priority.id }, page);
    const answers = await answersTo(site.db, 'priority_id', [priority.id], language);
    return show(
      c,
      <SimplePage
        page={page}
        title={wordsOf(priority.title, priority.language)}
        description={`${t.of('priority.kind', priority.kind)} · ${priority.organisationName}`}
        current="priorities"
        crumbs={[{ text: t('nav.priorities'), path: addresses.priorities }, { text: priority.title }]}
        lead={
          <blockquote lang={priority.language} dir={directionOf(priority.language)}>
            <p>{wordsOf(priority.text, priority.language)}</p>
          </blockquote>
        }
      >
        <h2>{t('priority.carriers')}</h2>
        {priority.carriers.length === 0 ? (
          <p>{t('priority.uncarried')}</p>
        ) : (
          <ul class="lignes fin">
            {priority.carriers.map(({ paper, ref, code }) => (
              <li>
                <a
                  href={inLanguage(
                    language,
                    code ? addresses.recommendation(code) : addresses.provision(paper, ref),
                  )}
                >
                  {code ?? `${paper} ${ref}`}
                </a>
              </li>
            ))}
          </ul>
        )}
        {answers.map((reply) => (
          <Answered page={page} reply={reply} />
        ))}
        <h2 class="bas">{t('became.title')}</h2>
        {fates.length === 0 ? <p>{t('became.nothingYet')}</p> : <Became page={page} lines={fates} />}
      </SimplePage>,
    );
  };
