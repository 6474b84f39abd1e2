import type { ComponentChildren } from 'preact';
import type { AmendmentEntry } from '../../queries/amendments.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatDate, formatNumber } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Code } from './cited.tsx';
import { Icon } from './icon.tsx';

/** Who proposed an amendment, in which name, when; of one whose words are not public, only that. */
export function AmendmentAuthor({ page, amendment }: { page: PageContext; amendment: AmendmentEntry }) {
  const { t, language, edition } = page;
  if (amendment.standing !== 'published')
    return <span class="petit">{t.of('amendment.standing', amendment.standing)}</span>;
  return (
    <span class="petit">
      <bdi>
        <b>{amendment.author || t('person.unnamed')}</b>
      </bdi>
      {amendment.place && (
        <>
          {' '}
          · <bdi>{amendment.place}</bdi>
        </>
      )}
      {amendment.mandate && <> · {t('voice.mandate', { mandate: amendment.mandate })}</>} ·{' '}
      {t.of('constituency', amendment.constituency)} ·{' '}
      <time datetime={amendment.proposedAt.toISOString()}>
        {formatDate(language, amendment.proposedAt, edition.timeZone)}
      </time>
    </span>
  );
}

/** People and organisations, counted apart. */
export function Backing({ page, amendment }: { page: PageContext; amendment: AmendmentEntry }) {
  const { people, organisations } = amendment;
  const shown = (count: number) => ({ count, shown: formatNumber(page.language, count) });
  return (
    <span class="petit">
      {page.t('amendment.people', shown(people))} · {page.t('amendment.organisations', shown(organisations))}
    </span>
  );
}

/** Where an amendment stands, since when, and whether an answer is late. */
export function AmendmentState({ page, amendment }: { page: PageContext; amendment: AmendmentEntry }) {
  const { t, language, edition } = page;
  const { state, since, late, carried, dueAt } = amendment;
  return (
    <span class="etiq">
      <Icon name={icons[state] ?? 'hourglass'} />{' '}
      {t('amendment.state.since', {
        state: t.of('amendment.state', state),
        day: formatDate(language, since, edition.timeZone),
      })}
      {late && <> · {t('amendment.late', { day: formatDate(language, dueAt, edition.timeZone) })}</>}
      {carried === 'needs-author' && <> · {t('amendment.carried.needs-author')}</>}
    </span>
  );
}

const icons: Readonly<Record<string, 'check' | 'x' | 'hourglass'>> = {
  accepted: 'check',
  merged: 'check',
  admitted: 'check',
  inadmissible: 'x',
  declined: 'x',
  withdrawn: 'x',
  substituted: 'x',
};

interface LinesProps {
  readonly page: PageContext;
  readonly entries: readonly AmendmentEntry[];
  /** What an amendment changes, in a sentence; nothing where it is shown elsewhere. */
  readonly summary?: (amendment: AmendmentEntry) => ComponentChildren;
}

/** Amendments, each with where it stands, who proposed it and who stands behind it. */
export function AmendmentLines({ page, entries, summary }: LinesProps) {
  if (entries.length === 0) return <p>{page.t('amendments.empty')}</p>;
  return (
    <ul class="lignes fin">
      {entries.map((amendment) => (
        <li>
          <a href={inLanguage(page.language, addresses.amendment(amendment.paper, amendment.code))}>
            <b>
              <Code code={amendment.code} />
            </b>
          </a>{' '}
          <AmendmentState page={page} amendment={amendment} />
          <br />
          {summary && (
            <>
              {summary(amendment)}
              <br />
            </>
          )}
          <AmendmentAuthor page={page} amendment={amendment} /> ·{' '}
          <Backing page={page} amendment={amendment} />
        </li>
      ))}
    </ul>
  );
}
