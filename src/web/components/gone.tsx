import type { GoneProvision } from '../../queries/gone-provision.ts';
import type { Relative } from '../../queries/provision-past.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { PageContext } from '../page-context.ts';
import { Around } from './name.tsx';
import { Listed } from './phrase.tsx';
import { nameOf } from './provision-names.tsx';

interface Props {
  readonly page: PageContext;
  readonly paper: string;
  readonly gone: GoneProvision;
  readonly relatives: readonly Relative[];
}

const fates = {
  withdrawn: 'provision.gone.withdrawn',
  merge: 'provision.gone.merge',
  split: 'provision.gone.split',
} as const;

/** Says since when a provision no longer stands, why, and what it became. */
export function Gone({ page, paper, gone, relatives }: Props) {
  const { t, language } = page;
  const born = relatives.filter(
    ({ direction, descent, version }) =>
      direction === 'child' && version === gone.version && (descent === 'split' || descent === 'merge'),
  );
  const fate =
    born.length === 0 ? 'withdrawn' : born.some(({ descent }) => descent === 'split') ? 'split' : 'merge';
  return (
    <div class="avis">
      <p>
        <Around say={(passages) => t(fates[fate], { version: gone.version, passages })}>
          <Listed
            page={page}
            items={born.map((passage) => (
              <a href={inLanguage(language, addresses.provision(paper, passage.ref))}>{nameOf(t, passage)}</a>
            ))}
          />
        </Around>
      </p>
      <p>
        <a href={`${inLanguage(language, addresses.version(paper, gone.version - 1))}#${gone.provision.ref}`}>
          {t('provision.gone.lastWords', { version: gone.version - 1 })}
        </a>
      </p>
    </div>
  );
}
