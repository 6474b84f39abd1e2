import type { Descent, Text } from '../../domain/amendments/amendment.ts';
import { compareTexts } from '../../domain/amendments/compare-texts.ts';
import type { AmendableText } from '../../queries/amendable-text.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { changeSentence, type ShownChange, shownDiff } from './change-sentence.ts';
import { MarkedText, OneSide } from './marked-text.tsx';
import { Prose } from './prose.tsx';
import { provisionNames } from './provision-names.ts';

interface Props {
  readonly page: PageContext;
  readonly before: AmendableText;
  readonly after: { readonly text: Text; readonly descent: readonly Descent[] };
  /** What the two columns are. */
  readonly beforeTitle: string;
  readonly afterTitle: string;
  /** Before identifiers, where two amendments stand on one page. */
  readonly prefix?: string;
}

/** What happened to each provision that changed, in the order of the new text. */
function changesOf({ before, after }: Pick<Props, 'before' | 'after'>): ShownChange[] {
  const spoken = ({ provisions, language }: Text) =>
    provisions.map((provision) => ({ ...provision, language }));
  return compareTexts(spoken(before.text), spoken(after.text), after.descent).filter(
    ({ kind }) => kind !== 'unchanged',
  );
}

/** Every change of an amendment in four forms: a sentence, the marked text, the clean text, and two columns. */
export function AmendmentChanges(props: Props) {
  const { page, before, after, prefix = '' } = props;
  const { t } = page;
  const nameOf = provisionNames(before, t);
  const changes = changesOf(props);
  return (
    <>
      <p class="cle" aria-hidden="true">
        <span>
          <ins>{t('diff.key.added')}</ins>
        </span>
        <span>
          <del>{t('diff.key.removed')}</del>
        </span>
      </p>
      {changes.map((change, index) => {
        const id = `${prefix}change-${index + 1}`;
        return (
          <section aria-labelledby={id}>
            <p id={id}>{changeSentence(page, change, after.text, nameOf)}</p>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a form. */}
            <div class="suivi" role="group" aria-labelledby={id}>
              <p lang={after.text.language} dir={directionOf(after.text.language)}>
                <MarkedText page={page} diff={shownDiff(change)} language={after.text.language} />
              </p>
            </div>
            {change.after.length > 0 && (
              <details open={change.kind === 'split'}>
                <summary>{t('diff.clean')}</summary>
                <Clean change={change} language={after.text.language} />
              </details>
            )}
            <details>
              <summary>{t('diff.columns')}</summary>
              <Columns {...props} change={change} caption={id} />
            </details>
          </section>
        );
      })}
    </>
  );
}

/** Every change in a sentence and in the text, for lists. */
export function ChangesInShort({ page, before, after }: Pick<Props, 'page' | 'before' | 'after'>) {
  const nameOf = provisionNames(before, page.t);
  const { language } = after.text;
  return (
    <>
      {changesOf({ before, after }).map((change) => (
        <>
          <p class="petit">{changeSentence(page, change, after.text, nameOf)}</p>
          <p lang={language} dir={directionOf(language)}>
            <MarkedText page={page} diff={shownDiff(change)} language={language} />
          </p>
        </>
      ))}
    </>
  );
}

/** The text alone, as it would read. */
function Clean({ change, language }: { change: ShownChange; language: string }) {
  return (
    <>
      {change.after.map(({ content }) => (
        <p lang={language} dir={directionOf(language)}>
          <Prose content={content} language={language} />
        </p>
      ))}
    </>
  );
}

/** The changes as parliaments print them: the text on one side, the amendment on the other. */
export function AmendmentColumns(props: Props) {
  const { page, before, after } = props;
  const nameOf = provisionNames(before, page.t);
  return (
    <>
      {changesOf(props).map((change) => (
        <>
          <p>{changeSentence(page, change, after.text, nameOf)}</p>
          <Columns {...props} change={change} />
        </>
      ))}
    </>
  );
}

function Columns({
  page,
  after,
  change,
  beforeTitle,
  afterTitle,
  caption,
}: Props & { readonly change: ShownChange; readonly caption?: string }) {
  const { language } = after.text;
  const diff = shownDiff(change);
  const nothing = <p class="petit">{page.t('diff.nothing')}</p>;
  return (
    <table class="colonnes" aria-labelledby={caption}>
      <thead>
        <tr>
          <th scope="col">{beforeTitle}</th>
          <th scope="col">{afterTitle}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td data-t={beforeTitle}>
            {change.before.length === 0 ? nothing : <OneSide diff={diff} language={language} side="before" />}
          </td>
          <td data-t={afterTitle}>
            {change.after.length === 0 ? nothing : <OneSide diff={diff} language={language} side="after" />}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
