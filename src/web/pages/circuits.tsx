import { type Circuit, circuits, tracks } from '../../queries/directory.ts';
import { papers } from '../../queries/papers.ts';
import { sittings } from '../../queries/sittings.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { CircuitCard } from '../components/circuit-card.tsx';
import { Organisations, Papers, Tracks } from '../components/lists.tsx';
import { Sittings } from '../components/sittings.tsx';
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

/** One circuit: what it is for, its tracks, its papers. */
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
    return show(
      c,
      <SimplePage
        page={page}
        title={circuit.name}
        description={circuit.description}
        current="circuits"
        crumbs={[{ text: t('nav.circuits'), path: addresses.circuits }, { text: circuit.name }]}
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
      </SimplePage>,
    );
  };

function Facts({ circuit, page }: { circuit: Circuit; page: Parameters<typeof CircuitCard>[0]['page'] }) {
  return (
    <dl class="fiche">
      <div>
        <dt>{page.t('circuit.driver')}</dt>
        <dd>{circuit.driverName}</dd>
      </div>
      {circuit.paperKind && (
        <div>
          <dt>{page.t('circuit.paperKind')}</dt>
          <dd>{page.t.of('paper.kind', circuit.paperKind)}</dd>
        </div>
      )}
    </dl>
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
    const held = await sittings(site.db, edition.id, language, track.slug);
    return show(
      c,
      <SimplePage
        page={page}
        title={track.name}
        description={track.description}
        current="circuits"
        crumbs={[
          { text: t('nav.circuits'), path: addresses.circuits },
          { text: circuit?.name ?? track.circuit, path: addresses.circuit(track.circuit) },
          { text: track.name },
        ]}
        lead={
          <>
            <p>
              {t('paper.leads')} <Organisations page={page} named={track.leads} />
            </p>
            <ul class="rang">
              {track.domains.map(({ slug, name }) => (
                <li>
                  <a href={inLanguage(language, addresses.domain(slug))}>{name}</a>
                </li>
              ))}
            </ul>
          </>
        }
      >
        <h2>{t('circuit.papers')}</h2>
        {written.papers.length > 0 ? (
          <Papers page={page} papers={written.papers} level="h3" />
        ) : (
          <p>{t('track.noPapers')}</p>
        )}
        {held.length > 0 && <Sittings page={page} sittings={held} />}
      </SimplePage>,
    );
  };
