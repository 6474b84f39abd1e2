import { fatesOf } from '../../queries/lineage.ts';
import { type Carrier, carriersOf, type ListedPriority, priorities } from '../../queries/priorities.ts';
import { answersTo } from '../../queries/voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Became } from '../components/lineage.tsx';
import { Priorities } from '../components/lists.tsx';
import { Around, Name, tongue } from '../components/name.tsx';
import { wordsOf } from '../components/prose.tsx';
import { Answered } from '../components/voice.tsx';
import { collection } from '../linked-data.ts';
import type { PageContext } from '../page-context.ts';
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
        jsonLd={collection(
          page,
          t('nav.priorities'),
          all.map(({ title, slug }) => ({
            type: 'CreativeWork',
            name: title,
            path: addresses.priority(slug),
          })),
        )}
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
    const carriers = await carriersOf(site.db, priority.id, language);
    return show(
      c,
      <SimplePage
        page={page}
        title={wordsOf(priority.title, priority.language)}
        description={wordsOf(priority.text, priority.language)}
        language={priority.language}
        current="priorities"
        crumbs={[
          { text: t('nav.priorities'), path: addresses.priorities },
          { text: priority.title, language: priority.language },
        ]}
        jsonLd={{
          '@type': 'CreativeWork',
          name: priority.title,
          text: priority.text,
          inLanguage: priority.language,
          author: { '@type': 'Organization', name: priority.organisationName },
        }}
        lead={<Facts page={page} priority={priority} />}
      >
        <h2>{t('priority.carriers')}</h2>
        <Carriers page={page} carriers={carriers} />
        {answers.length > 0 && (
          <>
            <h2 class="bas">{t('recommendation.answer')}</h2>
            {answers.map((reply) => (
              <Answered page={page} reply={reply} />
            ))}
          </>
        )}
        <h2 class="bas">{t('became.title')}</h2>
        {fates.length === 0 ? <p>{t('became.nothingYet')}</p> : <Became page={page} lines={fates} />}
      </SimplePage>,
    );
  };

function Facts({ page, priority }: { page: PageContext; priority: ListedPriority }) {
  const { t, language } = page;
  return (
    <p class="petit">
      {t.of('priority.kind', priority.kind)} ·{' '}
      <Around say={(name) => t('priority.statedBy', { name })}>
        <a href={inLanguage(language, addresses.organisation(priority.organisation))}>
          <Name page={page} text={priority.organisationName} language={priority.organisationLanguage} />
        </a>
      </Around>
    </p>
  );
}

/** The passages that carry a priority, in their own words. */
function Carriers({ page, carriers }: { page: PageContext; carriers: readonly Carrier[] }) {
  const { t, language } = page;
  if (carriers.length === 0) return <p>{t('priority.uncarried')}</p>;
  return (
    <ul class="lignes fin">
      {carriers.map(({ paper, ref, code, ...carrier }) => (
        <li>
          <p>
            <a
              href={inLanguage(
                language,
                code ? addresses.recommendation(code) : addresses.provision(paper, ref),
              )}
            >
              {code && <>{code} · </>}
              <Name page={page} text={carrier.title} language={carrier.titleLanguage} />
            </a>
          </p>
          <p {...tongue(page, carrier.language)}>{wordsOf(carrier.text, carrier.language)}</p>
        </li>
      ))}
    </ul>
  );
}
