import type { Conflict } from '../../domain/amendments/conflicts.ts';
import { type AmendableText, amendableText } from '../../queries/amendable-text.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { citing } from '../components/cited.tsx';
import { provisionNames } from '../components/provision-names.tsx';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** Amendments that cannot both be done: which, on which words. Nothing was changed. */
export async function conflictsPage(
  site: Site,
  c: Parameters<Handler>[0],
  paper: string,
  conflicts: readonly Conflict[],
): Promise<Response> {
  const page = c.get('page');
  const head = await paperHead(site.db, page.edition.id, paper, page.language);
  if (!head) return c.notFound();
  const base = await amendableText(site.db, head.id, head.latest, head.authentic);
  return show(
    c,
    <SimplePage page={page} title={page.t('conflicts.title')} description={page.t('conflicts.explain')}>
      <Conflicts page={page} paper={paper} base={base} conflicts={conflicts} />
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
  /** The text they are against. */
  readonly base: AmendableText;
  readonly conflicts: readonly Conflict[];
}

/** Each conflict in one line. */
export function Conflicts({ page, paper, base, conflicts }: Props) {
  const { t, language } = page;
  const nameOf = provisionNames(base, t);
  const { language: written } = base.text;
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
                  {citing(t('amendment.named', { code: id }))}
                </a>
              )}
            </>
          ))}{' '}
          — {t.of('conflict', kind)}
          {ref !== null && (
            <>
              {' '}
              (<a href={inLanguage(language, addresses.provision(paper, ref))}>{nameOf(ref)}</a>)
            </>
          )}
          {words !== '' && (
            <>
              {' '}
              <Quoted page={page} words={words} language={written} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The words two amendments both claim; spaces by their name, since nobody sees them. */
function Quoted({ page, words, language }: { page: PageContext; words: string; language: string }) {
  if (words.trim() === '') return <q>{page.t('changes.space')}</q>;
  return (
    <q lang={language} dir={directionOf(language)}>
      {words}
    </q>
  );
}
