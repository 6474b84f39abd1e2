import { plainText } from '../../domain/papers/inline.ts';
import { type ProvisionChange, versionChanges } from '../../domain/papers/version-changes.ts';
import { wordChanges } from '../../domain/papers/word-changes.ts';
import { paperHead, provisionsOf } from '../../queries/paper-text.ts';
import { type PublishedVersion, paperVersions } from '../../queries/paper-versions.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatMoment } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs } from './paper.tsx';
import { SimplePage } from './simple-page.tsx';

interface Shown {
  readonly ref: string;
  readonly text: string;
  readonly language: string;
  readonly number: number | null;
}

/** The versions of a paper, and what changed in the latest. */
export const versionsPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
    if (!head) return c.notFound();
    const versions = await paperVersions(site.db, head.id, language);
    const [latest, previous] = versions;
    const textOf = async (number: number): Promise<Shown[]> =>
      (await provisionsOf(site.db, head.id, number, language)).map(({ content, ...provision }) => ({
        ...provision,
        text: plainText(content),
      }));
    const changes =
      latest && previous ? versionChanges(await textOf(previous.number), await textOf(latest.number)) : [];
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
        {latest && previous && (
          <>
            <h2 class="bas">{t('versions.changes', { from: previous.number, to: latest.number })}</h2>
            <ul class="lignes">
              {changes.map((change) => (
                <Change page={page} paper={head.slug} change={change} previous={previous.number} />
              ))}
            </ul>
          </>
        )}
      </SimplePage>,
    );
  };

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
      {version.mandate && <> · {version.mandate}</>}
      <p class="petit">{version.note}</p>
    </li>
  );
}

interface ChangeProps {
  readonly page: PageContext;
  readonly paper: string;
  readonly change: ProvisionChange<Shown>;
  readonly previous: number;
}

/** One provision's change; removed and added words are marked, and said to who cannot see the marks. */
function Change({ page, paper, change, previous }: ChangeProps) {
  const { t, language } = page;
  const { before, after, kind } = change;
  const provision = after ?? before;
  if (!provision) return null;
  const address = after
    ? inLanguage(language, addresses.provision(paper, provision.ref))
    : `${inLanguage(language, addresses.version(paper, previous))}#${provision.ref}`;
  return (
    <li>
      <p class="etiq">
        <a href={address}>{provision.number === null ? provision.ref : `§ ${provision.number}`}</a>{' '}
        {t.of('versions.kind', kind)}
      </p>
      <p lang={provision.language} dir={directionOf(provision.language)}>
        {kind === 'reworded' && before && after
          ? wordChanges(before.text, after.text, after.language).map((run) => {
              if (run.kind === 'same') return run.text;
              const Mark = run.kind === 'added' ? 'ins' : 'del';
              return (
                <Mark>
                  <span class="vh">{t(run.kind === 'added' ? 'versions.added' : 'versions.removed')} </span>
                  {run.text}
                </Mark>
              );
            })
          : provision.text}
      </p>
    </li>
  );
}
