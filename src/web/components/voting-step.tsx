import { amendmentOf, type VotingStep as Step } from '../../domain/amendments/voting-list.ts';
import { isShort } from '../../queries/amendment-texts.ts';
import type { AmendmentEntry } from '../../queries/amendments.ts';
import type { PaperVotes } from '../../queries/voting-list.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatList } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { AmendmentChanges } from './amendment-changes.tsx';
import { AmendmentLines } from './amendment-head.tsx';
import { citing } from './cited.tsx';
import { Icon } from './icon.tsx';

interface Props {
  readonly page: PageContext;
  readonly votes: PaperVotes;
  readonly step: Step;
  /** Its place in the list, from 1: that one is voted next. */
  readonly number: number;
  /** The reader may say how it is voted on. */
  readonly reorders: boolean;
}

/** What stands under codes; a part stands under the code of its amendment. */
export function entriesOf({ entries }: PaperVotes, codes: readonly string[]): AmendmentEntry[] {
  return codes.flatMap((code) => entries.get(amendmentOf(code)) ?? []);
}

/** What codes name, in a sentence; a part is named after its amendment. */
export const namesOf = ({ t, language }: PageContext, codes: readonly string[]): string =>
  formatList(
    language,
    codes.map((name) => {
      const [code = '', part] = name.split('/');
      return part === undefined ? code : t('voting.part', { code, part });
    }),
  );

/** One vote: on what, what it ends, and the text if it is carried or not. */
export function VotingStep({ page, votes, step, number, reorders }: Props) {
  const { t } = page;
  const codes = step.amendments.flat();
  const entries = entriesOf(votes, codes);
  const title = `vote-${number}`;
  const kind = t.of('voting.kind', step.kind);
  const compromises = codes.filter((code) => votes.compromises.has(amendmentOf(code)));
  return (
    <section class={number === 1 ? 'livret suivant' : 'livret'} aria-labelledby={title}>
      <h2 id={title}>{citing(t('voting.step', { number, kind, codes: namesOf(page, codes) }))}</h2>
      {number === 1 && (
        <p class="etiq">
          <Icon name="hourglass" /> {t('voting.next')}
        </p>
      )}
      <AmendmentLines page={page} entries={entries} />
      {step.under && <p>{citing(t('voting.under', { code: step.under }))}</p>}
      {step.amendments
        .filter((same) => same.length > 1)
        .map((same) => (
          <p>{citing(t('voting.identical', { codes: namesOf(page, same) }))}</p>
        ))}
      {compromises.length > 0 && (
        <p>{citing(t('voting.compromise', { codes: namesOf(page, compromises) }))}</p>
      )}
      <p>
        {step.lapses.length > 0
          ? citing(t('voting.lapses', { codes: namesOf(page, step.lapses) }))
          : t('voting.lapses.none')}
      </p>
      {entries.every(({ operations }) => isShort(operations)) ? (
        <AmendmentChanges
          page={page}
          paper={entries[0]?.paper ?? ''}
          before={{ ...votes.version, text: step.ifNo }}
          after={step.ifYes}
          beforeTitle={t('voting.ifNo')}
          afterTitle={t('voting.ifYes')}
          prefix={`${title}-`}
        />
      ) : (
        <p>{t('amendments.long')}</p>
      )}
      {reorders && <Requests page={page} entries={entries} />}
    </section>
  );
}

/** Where the chair says how each is voted on. */
function Requests({ page, entries }: { page: PageContext; entries: readonly AmendmentEntry[] }) {
  return (
    <p class="rang">
      {entries.map(({ paper, code }) => (
        <a class="lien-action" href={inLanguage(page.language, addresses.voteRequests(paper, code))}>
          {citing(page.t('voting.request.change', { code }))}
        </a>
      ))}
    </p>
  );
}
