import type { ProvisionChange } from '../../domain/papers/version-changes.ts';
import { wordChanges } from '../../domain/papers/word-changes.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';

/** A provision as a list of changes needs it. */
export interface ShownProvision {
  readonly ref: string;
  readonly text: string;
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

/** One provision's change; removed and added words are marked, and said to who cannot see the marks. */
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
  const { before, after, kind } = change;
  const provision = after ?? before;
  if (!provision) return null;
  return (
    <li id={provision.ref}>
      <p class="etiq">
        <a href={address}>{provision.number === null ? provision.ref : `§ ${provision.number}`}</a>{' '}
        {t.of('versions.kind', kind)}
      </p>
      <p lang={provision.language} dir={directionOf(provision.language)}>
        {kind === 'reworded' && before && after
          ? wordChanges(before.text, after.text, after.language).map((run) => {
              if (run.kind === 'same') return run.text;
              const Mark = run.kind === 'added' ? 'ins' : 'del';
              return (
                <Mark>
                  <span class="vh">{t(run.kind === 'added' ? 'versions.added' : 'versions.removed')} </span>
                  {run.text}
                </Mark>
              );
            })
          : provision.text}
      </p>
    </li>
  );
}
