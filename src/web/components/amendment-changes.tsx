import type { Text } from '../../domain/amendments/amendment.ts';
import type { Outcome } from '../../domain/amendments/apply.ts';
import { compareTexts } from '../../domain/amendments/compare-texts.ts';
import { marksOf } from '../../domain/amendments/redline.ts';
import type { AmendableText } from '../../queries/amendable-text.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { ChangeSentence, type Compared, type ShownChange } from './change-sentence.tsx';
import { ChangedRow, ColumnsHead } from './columns.tsx';
import { MarkedText } from './marked-text.tsx';
import { Prose } from './prose.tsx';
import { amendedNames } from './provision-names.tsx';

interface Texts {
  readonly before: AmendableText;
  readonly after: Outcome;
}

interface Props extends Texts {
  readonly page: PageContext;
  readonly paper: string;
  /** What the two columns are. */
  readonly beforeTitle: string;
  readonly afterTitle: string;
  /** Before identifiers, where two amendments stand on one page. */
  readonly prefix?: string;
}

/** What happened to each provision that changed, in the order of the new text. */
function changesOf({ before, after }: Texts): ShownChange[] {
  const spoken = ({ provisions, language }: Text) =>
    provisions.map((provision) => ({ ...provision, language }));
  return compareTexts(spoken(before.text), spoken(after.text), after).filter(
    ({ kind }) => kind !== 'unchanged',
  );
}

function comparedOf({
  page,
  paper,
  before,
  after,
}: Pick<Props, 'page' | 'paper' | 'before' | 'after'>): Compared {
  const order = ({ provisions }: Text) => provisions.map(({ ref }) => ref);
  return {
    before: order(before.text),
    after: order(after.text),
    names: amendedNames(page, paper, before, after.descent),
  };
}

/** Every change of an amendment in four forms: a sentence, the marked text, the clean text, and two columns. */
export function AmendmentChanges(props: Props) {
  const { page, after, prefix = '' } = props;
  const { t } = page;
  const compared = comparedOf(props);
  const changes = changesOf(props);
  const { language } = after.text;
  return (
    <>
      <MarksKey page={page} changes={changes} />
      {changes.map((change, index) => {
        const id = `${prefix}change-${index + 1}`;
        return (
          <section aria-labelledby={id}>
            <p id={id}>
              <ChangeSentence page={page} change={change} compared={compared} />
            </p>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a form. */}
            <div class="suivi" role="group" aria-labelledby={id}>
              <Marked page={page} change={change} language={language} />
            </div>
            {change.after.length > 0 && (
              <details open={change.kind === 'split'}>
                <summary>{t('diff.clean')}</summary>
                <Clean change={change} language={language} />
              </details>
            )}
            <details>
              <summary>{t('diff.columns')}</summary>
              <Columns {...props} changes={[change]} compared={compared} caption={id} />
            </details>
          </section>
        );
      })}
    </>
  );
}

/** How what came and what went is drawn. */
export function MarksKey({
  page,
  changes,
}: {
  page: PageContext;
  changes: readonly Pick<ShownChange, 'kind'>[];
}) {
  return (
    <p class="cle" aria-hidden="true">
      <span>
        <ins>{page.t('diff.key.added')}</ins>
      </span>
      <span>
        <del>{page.t('diff.key.removed')}</del>
      </span>
      {changes.some(({ kind }) => kind === 'moved') && (
        <span class="deplace">{page.t('diff.key.moved')}</span>
      )}
    </p>
  );
}

function Marked({ page, change, language }: { page: PageContext; change: ShownChange; language: string }) {
  return (
    <MarkedText page={page} marks={marksOf(change)} language={language} moved={change.kind === 'moved'} />
  );
}

type InShort = Pick<Props, 'page' | 'paper' | 'before' | 'after'>;

/** Every change in a sentence and in the text, for lists. */
export function ChangesInShort(props: InShort) {
  const { page, after } = props;
  const compared = comparedOf(props);
  return (
    <>
      {changesOf(props).map((change) => (
        <>
          <p class="petit">
            <ChangeSentence page={page} change={change} compared={compared} />
          </p>
          <Marked page={page} change={change} language={after.text.language} />
        </>
      ))}
    </>
  );
}

/** What an amendment does to one passage in a sentence, and to how many others. */
export function ChangeOfPassage({ passage, ...props }: InShort & { readonly passage: string }) {
  const { page } = props;
  const changes = changesOf(props);
  const here = changes.find(({ before, after }) => [...before, ...after].some(({ ref }) => ref === passage));
  const change = here ?? changes[0];
  if (!change) return null;
  return (
    <>
      <ChangeSentence page={page} change={change} compared={comparedOf(props)} />
      {changes.length > 1 && <> {page.t('amendments.others', { count: changes.length - 1 })}</>}
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
export function AmendmentColumns(props: Props & { readonly caption: string }) {
  const { page } = props;
  const compared = comparedOf(props);
  const changes = changesOf(props);
  return (
    <>
      {changes.map((change) => (
        <p>
          <ChangeSentence page={page} change={change} compared={compared} />
        </p>
      ))}
      <Columns {...props} changes={changes} compared={compared} />
    </>
  );
}

interface ColumnsProps extends Props {
  readonly changes: readonly ShownChange[];
  readonly compared: Compared;
  readonly caption?: string;
}

function Columns({ page, changes, compared, caption, ...titles }: ColumnsProps) {
  return (
    <table class="colonnes" aria-labelledby={caption}>
      <ColumnsHead {...titles} />
      <tbody>
        {changes.map((change) => (
          <ChangedRow page={page} change={change} compared={compared} {...titles} />
        ))}
      </tbody>
    </table>
  );
}
