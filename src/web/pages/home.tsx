import { type Circuit, circuits, type Track, tracks } from '../../queries/directory.ts';
import { answerCounts, type Counts, type RegisterEntry, register } from '../../queries/register.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Amphitheatre } from '../components/amphitheatre.tsx';
import { CircuitCard } from '../components/circuit-card.tsx';
import { Icon } from '../components/icon.tsx';
import { Ledger } from '../components/ledger.tsx';
import { Phases } from '../components/phases.tsx';
import { formatDays, formatNumber } from '../languages/formats.ts';
import { Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';

/** The way in: what this congress is, where it stands, and what people and institutions said to one another. */
export const homePage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { id } = page.edition;
    const counts = await answerCounts(site.db, id, page.now);
    const all = await circuits(site.db, id, page.language);
    const within = await tracks(site.db, id, page.language);
    const answered = await register(site.db, id, page, { state: 'answered' }, null, 2);
    const late = await register(site.db, id, page, { state: 'late' }, null, 1);
    const exchanges = [...answered.entries, ...late.entries];
    return show(c, <Home page={page} counts={counts} circuits={all} tracks={within} exchanges={exchanges} />);
  };

interface Props {
  readonly page: PageContext;
  readonly counts: Counts;
  readonly circuits: readonly Circuit[];
  readonly tracks: readonly Track[];
  readonly exchanges: readonly RegisterEntry[];
}

function Home(props: Props) {
  const { page } = props;
  const { t, edition } = page;
  return (
    <Page
      page={page}
      title={t('site.name')}
      description={t('home.lead')}
      jsonLd={{
        '@type': 'Event',
        name: edition.name,
        description: edition.description,
        startDate: edition.from,
        endDate: edition.to,
        location: { '@type': 'Place', name: edition.place },
      }}
    >
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
    </Page>
  );
}

function Call({ page, counts }: Props) {
  const { t, language, edition } = page;
  const total = counts.answered + counts.pending + counts.late;
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
          <ul
            class="legende"
            aria-label={t('home.contributions', { count: total, shown: formatNumber(language, total) })}
          >
            <li>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <circle cx="8" cy="8" r="7" fill="#0B5D45" />
              </svg>{' '}
              {t('home.answered', { count: counts.answered })}
            </li>
            <li>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <circle cx="8" cy="8" r="6.4" fill="#FFF0C4" stroke="#12261F" stroke-width="2.4" />
              </svg>{' '}
              {t('home.pending', { count: counts.pending })}
            </li>
            <li>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <rect x="1" y="1" width="14" height="14" fill="#930B37" />
              </svg>{' '}
              {t('home.late', { count: counts.late })}
            </li>
          </ul>
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
