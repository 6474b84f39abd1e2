import type { ComponentChildren } from 'preact';
import { marksOf } from '../../domain/amendments/redline.ts';
import type { PageContext } from '../page-context.ts';
import { type Compared, previous, type ShownChange } from './change-sentence.tsx';
import { citing } from './cited.tsx';
import { sideParagraphs } from './marked-text.tsx';
import { Filled } from './name.tsx';
import { ProvisionLink } from './provision-names.tsx';

interface Titles {
  readonly beforeTitle: string;
  readonly afterTitle: string;
}

/** What the two columns are; printed again at the top of each sheet. */
export function ColumnsHead({ beforeTitle, afterTitle }: Titles) {
  return (
    <thead>
      <tr>
        <th scope="col">{citing(beforeTitle)}</th>
        <th scope="col">{citing(afterTitle)}</th>
      </tr>
    </thead>
  );
}

interface Props extends Titles {
  readonly page: PageContext;
  readonly change: ShownChange;
  readonly compared: Compared;
  /** Said above the new words, above the old ones where there are none. */
  readonly note?: ComponentChildren;
}

/** A change as parliaments print it: what it was and what it is beside each other, each under its §. */
export function ChangedRow({ page, change, compared, note, beforeTitle, afterTitle }: Props) {
  return (
    <tr>
      <td data-t={beforeTitle}>
        {change.after.length === 0 && note}
        <Side page={page} change={change} compared={compared} side="before" />
      </td>
      <td data-t={afterTitle}>
        {change.after.length > 0 && note}
        <Side page={page} change={change} compared={compared} side="after" />
      </td>
    </tr>
  );
}

function Side({
  page,
  change,
  compared,
  side,
}: Pick<Props, 'page' | 'change' | 'compared'> & { readonly side: 'before' | 'after' }) {
  const provisions = change[side];
  const [first] = provisions;
  if (!first) return <p class="petit">{page.t('diff.nothing')}</p>;
  const other = change[side === 'before' ? 'after' : 'before'][0];
  // Words in two languages are not compared: each side has its own, unmarked.
  const apart = other !== undefined && other.language !== first.language;
  const marks = marksOf(apart ? { ...change, before: provisions, after: provisions, diff: null } : change);
  const paragraphs = sideParagraphs(page, marks, side, first.language);
  return (
    <>
      {provisions.map(({ ref }, index) => (
        <>
          <Place page={page} change={change} compared={compared} side={side} provision={ref} />
          {paragraphs[index]}
        </>
      ))}
    </>
  );
}

/** § of a passage; of one that moved, also what it follows. */
function Place({
  page,
  change,
  compared,
  side,
  provision,
}: Pick<Props, 'page' | 'change' | 'compared'> & {
  readonly side: 'before' | 'after';
  readonly provision: string;
}) {
  const naming = compared.names[side];
  const name = <ProvisionLink page={page} name={naming(provision)} />;
  const place = previous(compared[side], provision);
  if (change.kind !== 'moved' && change.kind !== 'new') return <p class="place">{name}</p>;
  return (
    <p class="place">
      {place === null ? (
        <Filled say={([name = '']) => page.t('diff.at.start', { name })} parts={[name]} />
      ) : (
        <Filled
          say={([name = '', place = '']) => page.t('diff.at', { name, place })}
          parts={[name, <ProvisionLink page={page} name={naming(place)} />]}
        />
      )}
    </p>
  );
}
