import { comparedVersions } from '../../queries/compared-versions.ts';
import { paperSources } from '../../queries/paper-sources.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { type PublishedVersion, paperVersions } from '../../queries/paper-versions.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Changes, changesIn, comparedBy } from '../components/changes.tsx';
import type { Faults } from '../components/field.tsx';
import { Name } from '../components/name.tsx';
import { Sources } from '../components/sources.tsx';
import { formatMoment } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs } from './paper.tsx';
import { SimplePage } from './simple-page.tsx';

/** What a page on a weak line takes; the rest is in the comparison. */
const changesShown = 20;

/** The versions of a paper, what changed in the latest, and the files it was written from. */
export const versionsPage =
  (site: Site): Handler =>
  (c) =>
    showVersions(site, c, {});

export async function showVersions(site: Site, c: Parameters<Handler>[0], faults: Faults): Promise<Response> {
  const page = c.get('page');
  const { t, language, edition } = page;
  const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
  if (!head) return c.notFound();
  const versions = await paperVersions(site.db, head.id, language);
  const sources = await paperSources(site.db, head.id, language);
  const [latest, previous] = versions;
  const compared =
    latest && previous
      ? await comparedVersions(site.db, head, previous.number, latest.number, language)
      : null;
  return show(
    c,
    <SimplePage
      page={page}
      title={t('versions.title', { title: head.title })}
      description={t('versions.explain')}
      current="papers"
      crumbs={paperCrumbs(page, head, { text: t('paper.changes') })}
    >
      <h2>{t('versions.list')}</h2>
      <ul class="lignes fin">
        {versions.map((version) => (
          <Version page={page} paper={head.slug} version={version} />
        ))}
      </ul>
      {previous && (
        <p>
          <a class="lien-action" href={inLanguage(language, addresses.comparison(head.slug))}>
            {t('comparison.go')}
          </a>
        </p>
      )}
      {latest && previous && compared && (
        <>
          <h2 class="bas">{t('versions.changes', { from: previous.number, to: latest.number })}</h2>
          <Changes
            page={page}
            changes={changesIn(compared).slice(0, changesShown)}
            compared={comparedBy(page, compared, {
              before: (ref) =>
                `${inLanguage(language, addresses.version(head.slug, previous.number))}#${ref}`,
              after: (ref) => inLanguage(language, addresses.provision(head.slug, ref)),
            })}
          />
        </>
      )}
      {compared && changesIn(compared).length > changesShown && (
        <p>
          <a href={inLanguage(language, addresses.comparison(head.slug))}>
            {t('amendments.others', { count: changesIn(compared).length - changesShown })}
          </a>
        </p>
      )}
      <Sources page={page} head={head} sources={sources} faults={faults} />
    </SimplePage>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

function Version({ page, paper, version }: { page: PageContext; paper: string; version: PublishedVersion }) {
  const { t, language, edition } = page;
  return (
    <li>
      <a href={inLanguage(language, addresses.version(paper, version.number))}>
        {t('versions.number', { number: version.number })}
      </a>{' '}
      ·{' '}
      <time datetime={version.publishedAt.toISOString()}>
        {formatMoment(language, version.publishedAt, edition.timeZone)}
      </time>
      {version.mandate && (
        <>
          {' '}
          · <Name page={page} text={version.mandate} language={version.mandateLanguage ?? page.language} />
        </>
      )}
      <p class="petit">{version.note}</p>
    </li>
  );
}
