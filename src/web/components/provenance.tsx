import type { HistoryLine, Relative } from '../../queries/provision-past.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatDate } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Around } from './name.tsx';
import { nameOf } from './provision-names.tsx';

interface Props {
  readonly page: PageContext;
  readonly paper: string;
  readonly history: readonly HistoryLine[];
  readonly relatives: readonly Relative[];
}

/** Where a provision comes from: the versions that changed it, the provisions it was born of and those born of it. */
export function Provenance({ page, paper, history, relatives }: Props) {
  const { t, language, edition } = page;
  return (
    <div class="origine">
      <h2>{t('provenance.title')}</h2>
      <ol>
        {history.map(({ version, publishedAt }, index) => (
          <li>
            <time datetime={publishedAt.toISOString()}>
              {formatDate(language, publishedAt, edition.timeZone)}
            </time>
            <a href={inLanguage(language, addresses.version(paper, version))}>
              {t(index === 0 ? 'provenance.written' : 'provenance.changed', { number: version })}
            </a>
            {index > 0 && (
              <a
                href={`${inLanguage(language, addresses.comparison(paper))}?from=${version - 1}&to=${version}`}
              >
                {t('comparison.with', { number: version - 1 })}
              </a>
            )}
          </li>
        ))}
        {relatives.map(({ direction, descent, version, still, ...passage }) => (
          <li>
            <span>{t('versions.number', { number: version })}</span>
            <span>
              <Around
                say={(name) =>
                  t(direction === 'parent' ? 'descent.from' : 'descent.into', {
                    kind: t.of('descent.kind', descent),
                    version,
                    name,
                  })
                }
              >
                <a
                  href={
                    still
                      ? inLanguage(language, addresses.provision(paper, passage.ref))
                      : `${inLanguage(language, addresses.version(paper, version - 1))}#${passage.ref}`
                  }
                >
                  {nameOf(t, passage)}
                </a>
              </Around>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
