import { excerpt } from '../../domain/papers/excerpt.ts';
import type { LineageLine, Origin } from '../../queries/lineage.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatDate } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { Name } from './name.tsx';
import { wordsOf } from './prose.tsx';

/** Enough to know what it is; the whole stands where it comes from. */
const originLength = 150;

/** Where a clause comes from: one line per origin, each with the way back to it. */
export function ComesFrom({ page, lines }: { page: PageContext; lines: readonly LineageLine[] }) {
  return (
    <ol class="lignee">
      {lines.map((line) => (
        <li>
          <span class={`sorte ${line.kind}`}>{page.t.of('lineage.kind', line.kind)}</span> ·{' '}
          {page.t.of('origin.kind', line.origin.kind)} ·{' '}
          <a href={addressOf(page, line.origin)}>{nameOf(line.origin)}</a>
          {line.origin.by && (
            <>
              {' '}
              · <bdi>{line.origin.by}</bdi>
            </>
          )}
          {line.origin.standing === undefined || line.origin.standing === 'published' ? (
            <blockquote lang={line.origin.language} dir={directionOf(line.origin.language)}>
              {wordsOf(excerpt(line.origin.text, originLength), line.origin.language)}
            </blockquote>
          ) : (
            <p class="petit">{page.t.of('standing', line.origin.standing)}</p>
          )}
          <Written page={page} line={line} />
        </li>
      ))}
    </ol>
  );
}

/** The clauses of the outcome that something became, each with the way there. */
export function Became({ page, lines }: { page: PageContext; lines: readonly LineageLine[] }) {
  return (
    <ol class="lignee">
      {lines.map((line) => (
        <li>
          <span class={`sorte ${line.kind}`}>{page.t.of('lineage.kind', line.kind)}</span> ·{' '}
          <a href={`${inLanguage(page.language, addresses.outcome)}#${line.clauseCode.toLowerCase()}`}>
            {page.t('became.clause', { code: line.clauseCode })}
          </a>
          {line.origin.kind === 'answer' && <> · {page.t('became.byAnswer', { name: line.origin.name })}</>}
          <blockquote lang={line.clauseLanguage} dir={directionOf(line.clauseLanguage)}>
            {wordsOf(line.clauseText, line.clauseLanguage)}
          </blockquote>
          <Written page={page} line={line} />
        </li>
      ))}
    </ol>
  );
}

/** Who wrote this line of lineage, when, and in which words. */
function Written({ page, line }: { page: PageContext; line: LineageLine }) {
  return (
    <p class="petit">
      {line.note && <span dir="auto">{line.note} </span>}
      <Name page={page} text={line.mandate} language={line.mandateLanguage} /> ·{' '}
      <time datetime={line.writtenAt.toISOString()}>
        {formatDate(page.language, line.writtenAt, page.edition.timeZone)}
      </time>
    </p>
  );
}

const nameOf = (origin: Origin): string =>
  origin.kind === 'provision'
    ? (origin.code ?? `${origin.ref}`)
    : origin.kind === 'priority'
      ? origin.text
      : origin.name;

/** The address of what a clause comes from; an answer stands on the page of what it answers. */
function addressOf(page: PageContext, origin: Origin): string {
  const { language } = page;
  if (origin.kind === 'contribution') return inLanguage(language, addresses.contribution(origin.name));
  if (origin.kind === 'priority') return inLanguage(language, addresses.priority(origin.name));
  if (origin.kind === 'provision' && !origin.code)
    return inLanguage(language, addresses.provision(origin.paper ?? '', origin.ref ?? ''));
  const code = origin.code ?? '';
  const stands = /^[A-Z]/.test(code) ? addresses.recommendation(code) : addresses.contribution(code);
  return inLanguage(language, stands) + (origin.kind === 'answer' ? `#${origin.name}` : '');
}
