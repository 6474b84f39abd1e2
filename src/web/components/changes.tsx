import type { ProvisionChange } from '../../domain/amendments/compare-texts.ts';
import type { Inline } from '../../domain/papers/inline.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { MarkedText, unlinkedNotes } from './marked-text.tsx';
import { Prose } from './prose.tsx';

/** A provision as a list of changes needs it. */
export interface ShownProvision {
  readonly ref: string;
  readonly content: readonly Inline[];
  readonly language: string;
  readonly number: number | null;
}

interface Props {
  readonly page: PageContext;
  readonly changes: readonly ProvisionChange<ShownProvision>[];
  /** Where a change leads to. */
  readonly addressOf: (change: ProvisionChange<ShownProvision>) => string;
}

/** What changed from one version to another, provision by provision. */
export function Changes({ page, changes, addressOf }: Props) {
  return (
    <ul class="lignes">
      {changes.map((change) => (
        <Change page={page} change={change} address={addressOf(change)} />
      ))}
    </ul>
  );
}

/** One provision's change; removed and added words are marked. */
function Change({
  page,
  change,
  address,
}: {
  page: PageContext;
  change: ProvisionChange<ShownProvision>;
  address: string;
}) {
  const { t } = page;
  const { before, after, kind, diff } = change;
  const shown = after.length > 0 ? after : before;
  const [provision] = shown;
  if (!provision) return null;
  const { ref, number, language } = provision;
  return (
    <li id={ref}>
      <p class="etiq">
        <a href={address}>{number === null ? ref : `§ ${number}`}</a> · {t.of('versions.kind', kind)}
      </p>
      {diff ? (
        <p lang={language} dir={directionOf(language)}>
          <MarkedText page={page} diff={diff} language={language} />
        </p>
      ) : (
        shown.map(({ content }) => (
          <p lang={language} dir={directionOf(language)}>
            <Prose content={unlinkedNotes(content)} language={language} />
          </p>
        ))
      )}
    </li>
  );
}
