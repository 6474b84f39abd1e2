import type { Circuit, Track } from '../../queries/directory.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { PageContext } from '../page-context.ts';
import { Icon } from './icon.tsx';
import { Tracks } from './lists.tsx';
import { tongue } from './name.tsx';

/** The arcs of a circuit: an ear for those who speak, a hemicycle for those who answer. */
function Motif({ colour }: { colour: string }) {
  if (colour === 'safran') {
    return (
      <svg viewBox="0 0 160 150" aria-hidden="true">
        <g fill="none" stroke="#12261F" stroke-width="9" stroke-linecap="round">
          <path d="M130 150A30 30 0 0 1 160 120" />
          <path d="M106 150A54 54 0 0 1 160 96" stroke-dasharray="0 17" />
          <path d="M82 150A78 78 0 0 1 160 72" />
          <path d="M58 150A102 102 0 0 1 160 48" stroke-dasharray="0 17" />
          <path d="M34 150A126 126 0 0 1 160 24" />
        </g>
      </svg>
    );
  }
  return (
    <svg viewBox="0 0 160 150" aria-hidden="true">
      <g fill="none" stroke="#FFC53D" stroke-width="10" stroke-linecap="round" stroke-dasharray="0 18.5">
        <path d="M60 148.5A44 44 0 0 1 148 148.5" />
        <path d="M38 147.7A66 66 0 0 1 170 147.7" />
        <path d="M16.1 146.9A88 88 0 0 1 191.9 146.9" />
        <path d="M-5.9 146.2A110 110 0 0 1 213.9 146.2" />
      </g>
    </svg>
  );
}

const classes: Readonly<Record<string, string>> = {
  safran: 'ville',
  vert: 'assemblee',
  lagune: 'action',
  encre: 'statutaire',
};

interface Props {
  readonly page: PageContext;
  readonly circuit: Circuit;
  readonly tracks: readonly Track[];
  readonly level: 'h2' | 'h3';
}

/** A circuit with its motto, who drives it, and its tracks. */
export function CircuitCard({ page, circuit, tracks, level: Heading }: Props) {
  const { t, language } = page;
  const words = tongue(page, circuit.language);
  return (
    <article class={`circuit ${classes[circuit.colour] ?? ''}`}>
      <header>
        <Motif colour={circuit.colour} />
        <p {...words}>{circuit.name}</p>
        <Heading {...words}>{circuit.motto}</Heading>
      </header>
      <div class="corps">
        <dl>
          <dt>{t('circuit.driver')}</dt>
          <dd {...words}>{circuit.driverName}</dd>
        </dl>
        <p {...words}>{circuit.description}</p>
        {tracks.length > 0 && <Tracks page={page} tracks={tracks} />}
        <p class="bas">
          <a class="lien-action" href={inLanguage(language, addresses.circuit(circuit.slug))}>
            {t('circuit.enter', { name: circuit.name })} <Icon name="arrow-right" turns />
          </a>
        </p>
      </div>
    </article>
  );
}
