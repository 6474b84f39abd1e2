import { type Circuit, circuits, type Track, tracks } from '../../queries/directory.ts';
import { papers } from '../../queries/papers.ts';
import { sittings } from '../../queries/sittings.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { CircuitCard } from '../components/circuit-card.tsx';
import { Organisations, Papers, Tracks } from '../components/lists.tsx';
import { Name, tongue } from '../components/name.tsx';
import { Listed } from '../components/phrase.tsx';
import { Sittings } from '../components/sittings.tsx';
import { collection, type Part, reports } from '../linked-data.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** The circuits of the congress, each with its tracks. */
export const circuitsPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const all = await circuits(site.db, page.edition.id, page.language);
    const within = await tracks(site.db, page.edition.id, page.language);
    return show(
      c,
      <SimplePage
        page={page}
        title={page.t('nav.circuits')}
        description={page.t('circuits.explain')}
        current="circuits"
        jsonLd={collection(
          page,
          page.t('nav.circuits'),
          all.map(({ name, slug }) => ({ type: 'CollectionPage', name, path: addresses.circuit(slug) })),
        )}
      >
        <div class="circuits">
          {all.map((circuit) => (
            <CircuitCard
              page={page}
              circuit={circuit}
              tracks={within.filter((track) => track.circuit === circuit.slug)}
              level="h2"
            />
          ))}
        </div>
      </SimplePage>,
    );
  };

/** One circuit: what it is for, its tracks, its papers, its sittings. */
export const circuitPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language } = page;
    const all = await circuits(site.db, page.edition.id, language);
    const circuit = all.find(({ slug }) => slug === c.req.param('circuit'));
    if (!circuit) return c.notFound();
    const within = await tracks(site.db, page.edition.id, language, { circuit: circuit.slug });
    const written = await papers(site.db, page.edition.id, language, { circuit: circuit.slug });
    const held = await sittings(site.db, page.edition.id, language, { circuit: circuit.slug });
    return show(
      c,
      <SimplePage
        page={page}
        title={circuit.name}
        description={circuit.description}
        language={circuit.language}
        motto={circuit.motto}
        current="circuits"
        crumbs={[
          { text: t('nav.circuits'), path: addresses.circuits },
          { text: circuit.name, language: circuit.language },
        ]}
        jsonLd={collection(page, circuit.name, [...trackParts(within), ...reports(written.papers)])}
        lead={<Facts circuit={circuit} page={page} />}
      >
        <h2>{t('circuit.tracks')}</h2>
        {within.length > 0 ? <Tracks page={page} tracks={within} /> : <p>{t('circuit.noTracks')}</p>}
        {written.papers.length > 0 && (
          <>
            <h2 class="bas">{t('circuit.papers')}</h2>
            <Papers page={page} papers={written.papers} level="h3" />
          </>
        )}
        {written.next !== null && (
          <p class="bas">
            <a class="lien-action" href={`${inLanguage(language, addresses.papers)}?circuit=${circuit.slug}`}>
              {t('circuit.allPapers')}
            </a>
          </p>
        )}
        {held.length > 0 && (
          <>
            <h2 class="bas">{t('nav.programme')}</h2>
            <Sittings page={page} sittings={held} level="h3" />
          </>
        )}
      </SimplePage>,
    );
  };

const trackParts = (within: readonly Track[]): Part[] =>
  within.map(({ name, slug }) => ({ type: 'CollectionPage', name, path: addresses.track(slug) }));

function Facts({ circuit, page }: { circuit: Circuit; page: PageContext }) {
  const { t } = page;
  return (
    <>
      <dl class="fiche">
        <div>
          <dt>{t('circuit.driver')}</dt>
          <dd {...tongue(page, circuit.language)}>{circuit.driverName}</dd>
        </div>
        {circuit.paperKind && (
          <div>
            <dt>{t('circuit.paperKind')}</dt>
            <dd>{t.of('paper.kind', circuit.paperKind)}</dd>
          </div>
        )}
      </dl>
      {circuit.membersOnly && <p class="petit">{t('circuit.membersOnly')}</p>}
    </>
  );
}

/** One track: its leads, its policy domains, its papers and its sittings. */
export const trackPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const [track] = await tracks(site.db, edition.id, language, { slug: c.req.param('track') ?? '' });
    if (!track) return c.notFound();
    const circuit = (await circuits(site.db, edition.id, language)).find(
      ({ slug }) => slug === track.circuit,
    );
    const written = await papers(site.db, edition.id, language, { track: track.slug });
    const held = await sittings(site.db, edition.id, language, { track: track.slug });
    return show(
      c,
      <SimplePage
        page={page}
        title={track.name}
        description={track.description}
        language={track.language}
        current="circuits"
        jsonLd={collection(page, track.name, reports(written.papers))}
        crumbs={[
          { text: t('nav.circuits'), path: addresses.circuits },
          {
            text: circuit?.name ?? track.circuit,
            language: circuit?.language ?? page.language,
            path: addresses.circuit(track.circuit),
          },
          { text: track.name, language: track.language },
        ]}
        lead={<TrackFacts page={page} track={track} />}
      >
        <h2>{t('circuit.papers')}</h2>
        {written.papers.length > 0 ? (
          <Papers page={page} papers={written.papers} level="h3" />
        ) : (
          <p>{t('track.noPapers')}</p>
        )}
        {held.length > 0 && (
          <>
            <h2 class="bas">{t('nav.programme')}</h2>
            <Sittings page={page} sittings={held} level="h3" />
          </>
        )}
      </SimplePage>,
    );
  };

function TrackFacts({ page, track }: { page: PageContext; track: Track }) {
  const { t, language } = page;
  return (
    <dl class="fiche">
      <div>
        <dt>{t('paper.leads')}</dt>
        <dd>
          <Organisations page={page} named={track.leads} />
        </dd>
      </div>
      {track.domains.length > 0 && (
        <div>
          <dt>{t('nav.domains')}</dt>
          <dd>
            <Listed
              page={page}
              items={track.domains.map((domain) => (
                <a href={inLanguage(language, addresses.domain(domain.slug))}>
                  <Name page={page} text={domain.name} language={domain.language} />
                </a>
              ))}
            />
          </dd>
        </div>
      )}
    </dl>
  );
}
