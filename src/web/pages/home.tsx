import { type Circuit, circuits, type Track, tracks } from '../../queries/directory.ts';
import { type ListedPaper, papers } from '../../queries/papers.ts';
import { recentExchanges } from '../../queries/recent-exchanges.ts';
import { answerCounts, type Counts, type RegisterEntry } from '../../queries/register.ts';
import { type Sitting, sittings } from '../../queries/sittings.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Amphitheatre } from '../components/amphitheatre.tsx';
import { CircuitCard } from '../components/circuit-card.tsx';
import { Icon } from '../components/icon.tsx';
import { Ledger } from '../components/ledger.tsx';
import { Legend } from '../components/legend.tsx';
import { Papers } from '../components/lists.tsx';
import { NextSittings } from '../components/next-sittings.tsx';
import { Phases } from '../components/phases.tsx';
import { formatDays } from '../languages/formats.ts';
import { Page } from '../layout.tsx';
import { congress } from '../linked-data.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';

/** The way in: what this congress is, where it stands, and what people and institutions said to one another. */
export const homePage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { language, edition } = page;
    return show(
      c,
      <Home
        page={page}
        counts={await answerCounts(site.db, edition.id, page.now)}
        circuits={await circuits(site.db, edition.id, language)}
        tracks={await tracks(site.db, edition.id, language)}
        papers={(await papers(site.db, edition.id, language, { mostDebated: 5 })).papers}
        exchanges={await recentExchanges(site.db, edition.id, page)}
        sittings={await sittings(site.db, edition.id, language)}
      />,
    );
  };

interface Props {
  readonly page: PageContext;
  readonly counts: Counts;
  readonly circuits: readonly Circuit[];
  readonly tracks: readonly Track[];
  readonly papers: readonly ListedPaper[];
  readonly exchanges: readonly RegisterEntry[];
  readonly sittings: readonly Sitting[];
}

function Home(props: Props) {
  const { page } = props;
  const { t } = page;
  return (
    <Page page={page} title={t('site.name')} description={t('home.lead')} jsonLd={congress(page)}>
      <Call {...props} />
      <Phases page={page} />
      <Deeds page={page} />
      <section class="bande blanc" aria-labelledby="circuits">
        <div class="cadre">
          <h2 id="circuits">{t('nav.circuits')}</h2>
          <div class="circuits bas">
            {props.circuits.map((circuit) => (
              <CircuitCard
                page={page}
                circuit={circuit}
                tracks={props.tracks.filter((track) => track.circuit === circuit.slug)}
                level="h3"
              />
            ))}
          </div>
        </div>
      </section>
      <Listening {...props} />
      <Written {...props} />
      <NextSittings page={page} sittings={props.sittings} />
    </Page>
  );
}

function Call({ page, counts }: Props) {
  const { t, language, edition } = page;
  return (
    <section class="appel" aria-labelledby="title">
      <div class="cadre">
        <div class="texte">
          <h1 id="title">{t('site.name')}</h1>
          <p class="chapo">{t('home.lead')}</p>
          <p>
            {edition.name} · {formatDays(language, edition.from, edition.to)}
          </p>
          <div class="rang">
            <a class="bouton nuit" href={inLanguage(language, addresses.papers)}>
              <Icon name="message-square" /> {t('home.speak')}
            </a>
            <a class="bouton" href={inLanguage(language, addresses.outcome)}>
              {t('home.outcome')}
            </a>
          </div>
          <Legend page={page} counts={counts} />
        </div>
        <figure>
          <Amphitheatre counts={counts} />
        </figure>
      </div>
    </section>
  );
}

/** What anybody can do here, in the order people do it. */
function Deeds({ page }: { page: PageContext }) {
  const { t, language } = page;
  const deeds = [
    { icon: 'book-open', key: 'read', path: addresses.papers },
    { icon: 'message-square', key: 'comment', path: addresses.papers },
    { icon: 'git-branch', key: 'follow', path: addresses.outcome },
  ] as const;
  return (
    <section class="bande" aria-labelledby="deeds">
      <div class="cadre registre">
        <header>
          <h2 id="deeds">{t('home.deeds')}</h2>
          <p>{t('home.deeds.explain')}</p>
        </header>
        <ul class="lignes gestes">
          {deeds.map(({ icon, key, path }) => (
            <li>
              <span class="pic">
                <Icon name={icon} />
              </span>
              <div>
                <h3>{t(`home.${key}`)}</h3>
                <p>{t(`home.${key}.explain`)}</p>
              </div>
              <a class="bouton" href={inLanguage(language, path)}>
                {t(`home.${key}.go`)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Listening({ page, exchanges }: Props) {
  const { t, language } = page;
  return (
    <section class="bande" aria-labelledby="register">
      <div class="cadre registre">
        <header>
          <h2 id="register">{t('nav.register')}</h2>
          <p>{t('register.promise', { days: page.edition.answerDays })}</p>
        </header>
        <div>
          {exchanges.length === 0 ? <p>{t('register.empty')}</p> : <Ledger page={page} entries={exchanges} />}
          <p class="bas">
            <a class="lien-action" href={inLanguage(language, addresses.register)}>
              {t('home.register')} <Icon name="arrow-right" turns />
            </a>
          </p>
        </div>
      </div>
    </section>
  );
}

/** The papers people speak of most. */
function Written({ page, papers: written }: Props) {
  const { t, language } = page;
  if (written.length === 0) return null;
  return (
    <section class="bande blanc" aria-labelledby="papers">
      <div class="cadre registre">
        <header>
          <h2 id="papers">{t('nav.papers')}</h2>
          <p>{t('home.papers.explain')}</p>
        </header>
        <div>
          <Papers page={page} papers={written} level="h3" />
          <p class="bas">
            <a class="lien-action" href={inLanguage(language, addresses.papers)}>
              {t('home.read.go')} <Icon name="arrow-right" turns />
            </a>
          </p>
        </div>
      </div>
    </section>
  );
}
