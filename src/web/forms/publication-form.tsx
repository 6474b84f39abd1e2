import { decide } from '../../domain/people/permissions/permissions.ts';
import type { OutcomeState } from '../../queries/outcome.ts';
import type { PublicationGaps } from '../../queries/publication-gaps.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { wordsOf } from '../components/prose.tsx';
import { directionOf } from '../languages/languages.ts';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';

interface Props {
  readonly page: PageContext;
  readonly state: OutcomeState;
  readonly gaps: PublicationGaps | null;
  readonly refused: boolean;
}

/** For who consolidates: what is missing before the outcome can be published, and the acts that are open. */
export function PublicationForm({ page, state, gaps, refused }: Props) {
  if (!gaps) return null;
  const { t, language } = page;
  const place = { circuit: null, track: null, paper: state.slug };
  const publisher = decide(page.viewer, { act: 'publish-outcome', place, open: openToday(page) }).ok;
  const missing = gaps.clauses.length + gaps.recommendations.length;
  return (
    <div class="bas">
      {missing > 0 && (
        <div class="manquants" role={refused ? 'alert' : undefined}>
          <h2>{t(refused ? 'publication.refused' : 'publication.missing', { count: missing })}</h2>
          <ul>
            {gaps.clauses.map(({ ref, text, language: spoken }) => (
              <li>
                <a href={`#${ref}`}>{t('publication.noLineage')}</a>{' '}
                <span lang={spoken} dir={directionOf(spoken)}>
                  {wordsOf(text, spoken)}
                </span>
              </li>
            ))}
            {gaps.recommendations.map(({ code, text, language: spoken }) => (
              <li>
                <a href={`${inLanguage(language, addresses.recommendation(code))}#answer`}>
                  {t('publication.noDisposition', { code })}
                </a>{' '}
                <span lang={spoken} dir={directionOf(spoken)}>
                  {wordsOf(text, spoken)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="rang bas">
        <a class="bouton" href={inLanguage(language, addresses.newClause)}>
          {t('clause.write')}
        </a>
        {publisher && state.draft !== null && (
          <form method="post" action={inLanguage(language, addresses.publication)}>
            <button class="bouton repondre" type="submit">
              {t('publication.publish', { number: state.draft })}
            </button>
          </form>
        )}
      </div>
    </div>
  );
}
