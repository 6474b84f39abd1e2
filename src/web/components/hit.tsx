import { mark, markedExcerpt, type Piece } from '../../domain/search/marked-excerpt.ts';
import type { Hit } from '../../queries/search-details.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatDate } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { Code } from './cited.tsx';
import { Name } from './name.tsx';
import { wordsOf } from './prose.tsx';

/** Enough to see why it was found. */
const excerptLength = 260;

/** Something found: what it is, where it stands, and the words asked for, marked. */
export function FoundThing({ page, hit }: { page: PageContext; hit: Hit }) {
  const own = { lang: hit.language, dir: directionOf(hit.language) };
  const excerpt = markedExcerpt(hit.text, hit.found, excerptLength);
  return (
    <li>
      <h2>
        <a href={inLanguage(page.language, addressOf(hit))}>
          <Heading page={page} hit={hit} />
        </a>
      </h2>
      <Where page={page} hit={hit} />
      {excerpt.length > 0 && (
        <p {...own}>
          <Marked pieces={excerpt} language={hit.language} />
        </p>
      )}
    </li>
  );
}

function Marked({ pieces, language }: { pieces: readonly Piece[]; language: string }) {
  return (
    <>
      {pieces.map(({ text, marked }) =>
        marked ? <mark>{wordsOf(text, language)}</mark> : wordsOf(text, language),
      )}
    </>
  );
}

/** Its title; who said it; of a passage, its code or the paper it is in. */
function Heading({ page, hit }: { page: PageContext; hit: Hit }) {
  const { t } = page;
  switch (hit.kind) {
    case 'contribution':
      return <>{t('contribution.title', { author: hit.by || t('person.unnamed') })}</>;
    case 'answer':
      return <>{t('search.answerBy', { respondent: hit.by || t('person.unnamed') })}</>;
    case 'clause':
    case 'recommendation':
    case 'amendment':
      return <Code code={hit.code ?? ''} />;
    case 'form':
      return (
        <>
          <Name page={page} text={hit.context ?? ''} language={hit.contextLanguage ?? hit.language} /> ·{' '}
          {t.of('paperForm.kind', hit.slug)}
        </>
      );
    case 'provision':
      return (
        <>
          <Name page={page} text={hit.context ?? ''} language={hit.contextLanguage ?? hit.language} /> ·{' '}
          {hit.slug}
        </>
      );
    default:
      return (
        <bdi lang={hit.language} dir={directionOf(hit.language)}>
          <Marked pieces={mark(hit.title, hit.found)} language={hit.language} />
        </bdi>
      );
  }
}

function Where({ page, hit }: { page: PageContext; hit: Hit }) {
  const { t, language, edition } = page;
  const { kind, sort, context, code, at } = hit;
  return (
    <p class="petit">
      {kind === 'paper' && sort ? t.of('paper.kind', sort) : t.of('search.kind', kind)}
      {kind === 'paper' && <> · {code}</>}
      {kind === 'answer' && sort && <> · {t.of('disposition', sort)}</>}
      {kind === 'contribution' && sort && <> · {t.of('contribution.kind', sort)}</>}
      {context && kind !== 'provision' && kind !== 'form' && (
        <>
          {' '}
          · <Name page={page} text={context} language={hit.contextLanguage ?? language} />
        </>
      )}
      {at && (
        <>
          {' '}
          · <time datetime={at.toISOString()}>{formatDate(language, at, edition.timeZone)}</time>
        </>
      )}
    </p>
  );
}

/** The address of something found, within its language. */
function addressOf({ kind, slug, paper, code, sort, to, language }: Hit): string {
  switch (kind) {
    case 'paper':
      return sort === 'outcome' ? addresses.outcome : addresses.paper(slug);
    case 'clause':
    case 'recommendation':
      return addresses.recommendation(code ?? '');
    case 'provision':
      // A heading and a note have no page of their own.
      return sort === 'heading' || sort === 'note'
        ? `${addresses.paper(paper ?? '')}#${slug}`
        : addresses.provision(paper ?? '', slug);
    case 'form':
      return `${addresses.paperForm(paper ?? '', slug === 'simple' ? 'simple' : 'summary')}?language=${language}`;
    case 'amendment':
      return addresses.amendment(paper ?? '', slug);
    case 'answer':
      return `${addresses[to?.kind ?? 'contribution'](to?.slug ?? '')}#${slug}`;
    default:
      return addresses[kind](slug);
  }
}
