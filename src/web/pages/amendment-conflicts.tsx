import type { Conflict } from '../../domain/amendments/conflicts.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** Amendments that cannot both be done: which, on which words. Nothing was changed. */
export function conflictsPage(
  c: Parameters<Handler>[0],
  paper: string,
  conflicts: readonly Conflict[],
): Response {
  const page = c.get('page');
  return show(
    c,
    <SimplePage page={page} title={page.t('conflicts.title')} description={page.t('conflicts.explain')}>
      <Conflicts page={page} paper={paper} conflicts={conflicts} />
      <p>
        <a href={inLanguage(page.language, addresses.amendments(paper))}>{page.t('amendments.all')}</a>
      </p>
    </SimplePage>,
    409,
  );
}

interface Props {
  readonly page: PageContext;
  readonly paper: string;
  readonly conflicts: readonly Conflict[];
}

/** Each conflict in one line. */
export function Conflicts({ page, paper, conflicts }: Props) {
  const { t, language } = page;
  return (
    <ul class="lignes fin">
      {conflicts.map(({ kind, between, ref, words }) => (
        <li>
          {between.map((id, index) => (
            <>
              {index > 0 && ' · '}
              {id === 'draft' ? (
                <a href={inLanguage(language, addresses.draft(paper))}>{t('conflicts.draft')}</a>
              ) : (
                <a href={inLanguage(language, addresses.amendment(paper, id))}>
                  {t('amendment.named', { code: id })}
                </a>
              )}
            </>
          ))}
          : {t.of('conflict', kind)}
          {ref !== null && (
            <>
              {' '}
              (<a href={inLanguage(language, addresses.provision(paper, ref))}>{ref}</a>)
            </>
          )}
          {words !== '' && (
            <>
              {' '}
              <q>{words}</q>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
