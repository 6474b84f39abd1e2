import type { Place } from '../../domain/people/permissions/permissions.ts';
import { openAmendmentCounts } from '../../queries/amendments.ts';
import { paperOrganisations } from '../../queries/paper-organisations.ts';
import { type PaperHead, type ProvisionText, paperHead, provisionsOf } from '../../queries/paper-text.ts';
import { type RecentVoice, recentVoices } from '../../queries/recent-voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { PaperSheet } from '../components/paper-sheet.tsx';
import { mayWrite, PaperViews } from '../components/paper-views.tsx';
import { Prose, wordsOf } from '../components/prose.tsx';
import { Provision } from '../components/provision.tsx';
import { TranslationFiles } from '../components/translation-files.tsx';
import { directionOf } from '../languages/languages.ts';
import { type Crumb, Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';

/** The reader: the text of a paper with the debate in its margin. */
export const paperPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const asked = c.req.param('number');
    const version = asked === undefined ? null : Number(asked);
    const head = await paperHead(
      site.db,
      page.edition.id,
      c.req.param('paper') ?? '',
      page.language,
      version,
    );
    if (!head) return c.notFound();
    const provisions = await provisionsOf(site.db, head.id, head.version, page.language);
    const organisations = await paperOrganisations(site.db, head.id, page.language);
    const recent = await recentVoices(site.db, head.id);
    const amendments = await openAmendmentCounts(site.db, head.id);
    return show(
      c,
      <Reader
        page={page}
        head={head}
        provisions={provisions}
        leads={organisations}
        recent={recent}
        amendments={amendments}
      />,
    );
  };

interface ReaderProps {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly provisions: readonly ProvisionText[];
  readonly leads: Awaited<ReturnType<typeof paperOrganisations>>;
  readonly recent: ReadonlyMap<number, RecentVoice>;
  readonly amendments: ReadonlyMap<number, number>;
}

/** Where a paper stands, for who asks whether they may act there. */
export const placeOf = (head: PaperHead): Place => ({
  circuit: head.circuit?.slug ?? null,
  track: head.track?.slug ?? null,
  paper: head.slug,
});

/** From the circuit down to the paper; one that is called as its track is goes by its kind there. */
export function paperCrumbs(page: PageContext, head: PaperHead, ...more: readonly Crumb[]): Crumb[] {
  const { circuit, track } = head;
  const title =
    track?.name === head.title
      ? { text: page.t.of('paper.kind', head.kind) }
      : { text: wordsOf(head.title, head.language), language: head.language };
  return [
    { text: page.t('nav.circuits'), path: addresses.circuits },
    ...(circuit
      ? [{ text: circuit.name, language: circuit.language, path: addresses.circuit(circuit.slug) }]
      : []),
    ...(track ? [{ text: track.name, language: track.language, path: addresses.track(track.slug) }] : []),
    more.length > 0 ? { ...title, path: addresses.paper(head.slug) } : title,
    ...more,
  ];
}

function Reader({ page, head, provisions, leads, recent, amendments }: ReaderProps) {
  const { t, language } = page;
  const title = wordsOf(head.title, head.language);
  const current = head.version === head.latest;
  const writes = mayWrite(page, head);
  return (
    <Page
      page={page}
      title={title}
      description={head.summary || title}
      canonical={addresses.paper(head.slug)}
      current={head.kind === 'outcome' ? 'outcome' : 'papers'}
      crumbs={paperCrumbs(page, head)}
      feed={addresses.debateFeed(head.slug)}
      jsonLd={{
        '@type': 'Report',
        name: head.title,
        abstract: head.summary,
        inLanguage: head.language,
        version: head.version,
        datePublished: head.publishedAt.toISOString(),
        author: leads.map(({ name }) => ({ '@type': 'Organization', name })),
      }}
    >
      <div class="cadre">
        <div class="doc-tete">
          <h1 lang={head.language} dir={directionOf(head.language)}>
            {title}
          </h1>
          <PaperSheet page={page} head={head} leads={leads} />
          {writes && <TranslationFiles page={page} head={head} />}
          {!current && (
            <p class="avis">
              {t('paper.older', { version: head.version })}{' '}
              <a href={inLanguage(language, addresses.paper(head.slug))}>{t('paper.readLatest')}</a>
            </p>
          )}
        </div>
      </div>
      <PaperViews page={page} head={head} current={current ? 'text' : null} />
      <div class="lecture">
        <div class="cadre">
          <Contents page={page} provisions={provisions} />
          {provisions.map((provision) => (
            <Provision
              page={page}
              head={head}
              provision={provision}
              recent={recent.get(provision.id)}
              amendments={current ? (amendments.get(provision.id) ?? 0) : 0}
            />
          ))}
        </div>
      </div>
    </Page>
  );
}

function Contents({ page, provisions }: Pick<ReaderProps, 'page' | 'provisions'>) {
  const headings = provisions.filter(({ kind }) => kind === 'heading');
  return (
    <details>
      <summary>{page.t('paper.contents')}</summary>
      <ol>
        {headings.map(({ ref, content, language }) => (
          <li>
            <a href={`#${ref}`} lang={language} dir={directionOf(language)}>
              <Prose content={content} language={language} />
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}
