import type { Track } from '../../queries/directory.ts';
import type { NamedIn } from '../../queries/names.ts';
import type { ListedPaper } from '../../queries/papers.ts';
import type { ListedPriority } from '../../queries/priorities.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatList, languageName } from '../languages/formats.ts';
import { directionOf, languages } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { Around, Name } from './name.tsx';
import { Listed } from './phrase.tsx';
import { wordsOf } from './prose.tsx';

/** The languages a text exists in, and those of the interface it still lacks. */
function LanguageTags({ page, available }: { page: PageContext; available: readonly string[] }) {
  const { t, language } = page;
  const name = (code: string) => languageName(language, code);
  const missing = languages.filter((code) => !available.includes(code));
  return (
    <span class="langs">
      <span class="vh">{t('languages.available')}</span>
      {available.map((code) => (
        <span>
          <abbr title={name(code)}>{code.toUpperCase()}</abbr>{' '}
        </span>
      ))}
      {missing.map((code) => (
        <span class="manque">
          <span class="vh">{t('languages.missing')} </span>
          <abbr title={name(code)}>{code.toUpperCase()}</abbr>{' '}
        </span>
      ))}
    </span>
  );
}

/** Organisations as links in a sentence. */
export function Organisations({ page, named }: { page: PageContext; named: readonly NamedIn[] }) {
  return (
    <Listed
      page={page}
      items={named.map(({ slug, name, language }) => (
        <a href={inLanguage(page.language, addresses.organisation(slug))}>
          <Name page={page} text={name} language={language} />
        </a>
      ))}
    />
  );
}

/** Papers with what they hold and who leads them. */
export function Papers({
  page,
  papers,
  level = 'h2',
}: {
  page: PageContext;
  papers: readonly ListedPaper[];
  level?: 'h2' | 'h3';
}) {
  const { t, language } = page;
  const Heading = level;
  return (
    <ul class="lignes pistes">
      {papers.map((paper) => (
        <li>
          <Heading>
            <a
              href={inLanguage(
                language,
                paper.kind === 'outcome' ? addresses.outcome : addresses.paper(paper.slug),
              )}
              lang={paper.language}
              dir={directionOf(paper.language)}
            >
              {wordsOf(paper.title, paper.language)}
            </a>
          </Heading>
          <LanguageTags page={page} available={paper.languages} />
          <p class="petit" lang={paper.language} dir={directionOf(paper.language)}>
            {wordsOf(paper.summary, paper.language)}
          </p>
          <p class="petit">
            {t.of('paper.kind', paper.kind)} · {paper.code}
            {paper.circuit && (
              <>
                {' '}
                · <Name page={page} text={paper.circuit.name} language={paper.circuit.language} />
              </>
            )}
            {paper.leads.length > 0 && (
              <>
                {' '}
                ·{' '}
                <Around say={(names) => t('paper.ledBy', { names })}>
                  <Organisations page={page} named={paper.leads} />
                </Around>
              </>
            )}{' '}
            ·{' '}
            {t('paper.counts', {
              recommendations: paper.recommendations,
              contributions: paper.contributions,
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Tracks with their leads. */
export function Tracks({ page, tracks }: { page: PageContext; tracks: readonly Track[] }) {
  const { t, language } = page;
  return (
    <ul class="lignes fin pistes">
      {tracks.map((track) => (
        <li>
          <a href={inLanguage(language, addresses.track(track.slug))}>
            <Name page={page} text={track.name} language={track.language} />
          </a>
          {track.languages.length > 0 && <LanguageTags page={page} available={track.languages} />}
          <span class="petit">
            {t('track.leads', {
              count: track.leads.length,
              names: formatList(
                language,
                track.leads.map(({ name }) => name),
              ),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Priorities with the provisions that carry them; one that nothing carries says so. */
export function Priorities({
  page,
  priorities,
}: {
  page: PageContext;
  priorities: readonly ListedPriority[];
}) {
  const { t, language } = page;
  return (
    <ul class="lignes">
      {priorities.map((priority) => (
        <li>
          <h3>
            <a
              href={inLanguage(language, addresses.priority(priority.slug))}
              lang={priority.language}
              dir={directionOf(priority.language)}
            >
              {wordsOf(priority.title, priority.language)}
            </a>
          </h3>
          <p class="petit">
            {t.of('priority.kind', priority.kind)} ·{' '}
            <a href={inLanguage(language, addresses.organisation(priority.organisation))}>
              <Name page={page} text={priority.organisationName} language={priority.organisationLanguage} />
            </a>
          </p>
          <p class="petit">
            {priority.carriers === 0
              ? t('priority.uncarried')
              : t('priority.carried', { count: priority.carriers, clauses: priority.clauses })}
          </p>
        </li>
      ))}
    </ul>
  );
}
