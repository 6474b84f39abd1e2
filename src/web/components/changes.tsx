import type { ProvisionChange } from '../../domain/amendments/compare-texts.ts';
import { marksOf, movedFrom, withdrawnInPlace } from '../../domain/amendments/redline.ts';
import type { ComparedVersions } from '../../queries/compared-versions.ts';
import type { ProvisionText } from '../../queries/paper-text.ts';
import { languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { ChangeNote, type Compared, MovedAway } from './change-sentence.tsx';
import { ChangedRow, ColumnsHead } from './columns.tsx';
import { Icon } from './icon.tsx';
import { MarkedText } from './marked-text.tsx';
import { Prose } from './prose.tsx';
import { namesOf } from './provision-names.tsx';

/** Where the names of provisions lead to: those of the old version, those of the new one. */
export interface Places {
  readonly before: (ref: string) => string;
  readonly after: (ref: string) => string;
}

/** Two versions as they are shown. */
export function comparedBy(
  { t }: PageContext,
  { before, after }: ComparedVersions,
  places: Places,
): Compared {
  return {
    before: before.map(({ ref }) => ref),
    after: after.map(({ ref }) => ref),
    names: { before: namesOf(t, before, places.before), after: namesOf(t, after, places.after) },
  };
}

/** What changed, in the order of the new version, what was withdrawn where it stood. */
export const changesIn = ({ before, changes }: ComparedVersions) =>
  withdrawnInPlace(
    changes,
    before.map(({ ref }) => ref),
  ).filter(({ kind }) => kind !== 'unchanged');

type Change = ProvisionChange<ProvisionText>;

interface Props {
  readonly page: PageContext;
  readonly changes: readonly Change[];
  readonly compared: Compared;
}

/** What changed from one version to another, in the text: each passage with what came and what went marked. */
export function Changes({ page, changes, compared }: Props) {
  return (
    <>
      {changes.map((change) => (
        <section class="passage">
          <p class="place">
            <ChangeNote page={page} change={change} compared={compared} />
          </p>
          <InAnotherLanguage page={page} change={change} />
          <MarkedText
            page={page}
            marks={marksOf(change)}
            language={languageOf(change)}
            moved={change.kind === 'moved'}
          />
        </section>
      ))}
    </>
  );
}

/** The same with what did not change; where a passage moved away from, it is said where to. */
export function WholeText({ page, changes, whole, compared }: Props & { readonly whole: readonly Change[] }) {
  const away = movedFrom(whole, compared.before);
  const left = (change: Change | null) =>
    (away.get(change) ?? []).map((moved) => (
      <p class="place">
        <MovedAway page={page} change={moved} compared={compared} />
      </p>
    ));
  return (
    <>
      {changes[0] === whole[0] && left(null)}
      {changes.map((change) => (
        <>
          {change.kind === 'unchanged' && isHeading(change) ? (
            <Heading change={change} />
          ) : (
            <Changes page={page} changes={[change]} compared={compared} />
          )}
          {left(change)}
        </>
      ))}
    </>
  );
}

const isHeading = ({ after }: Change) => after[0]?.kind === 'heading';

/** A heading that stays, so that the whole is read by its parts. */
function Heading({ change: { after } }: { change: Change }) {
  return (
    <>
      {after.map(({ content, language }) => (
        <h2 lang={language} dir={directionOf(language)}>
          <Prose content={content} language={language} />
        </h2>
      ))}
    </>
  );
}

/** Two versions beside each other. */
export function SideBySide({
  page,
  changes,
  compared,
  ...titles
}: Props & { readonly beforeTitle: string; readonly afterTitle: string }) {
  return (
    <table class="colonnes">
      <ColumnsHead {...titles} />
      <tbody>
        {changes.map((change) => (
          <ChangedRow
            page={page}
            change={change}
            compared={compared}
            note={<InAnotherLanguage page={page} change={change} />}
            {...titles}
          />
        ))}
      </tbody>
    </table>
  );
}

const languageOf = ({ before, after }: Change) => (after[0] ?? before[0])?.language ?? 'en';

/** Says so where the translation did not follow, and the change is shown in the language it was made in. */
function InAnotherLanguage({ page, change }: { page: PageContext; change: Change }) {
  const written = languageOf(change);
  if (written === page.language) return null;
  return (
    <p class="trad">
      <Icon name="languages" />{' '}
      {page.t('comparison.authentic', { language: languageName(page.language, written) })}
    </p>
  );
}
