import type { ComponentChildren } from 'preact';
import { type Mark, sideOf } from '../../domain/amendments/redline.ts';
import { type Inline, plainText } from '../../domain/papers/inline.ts';
import { directionOf } from '../languages/languages.ts';
import type { MessageKey } from '../languages/translator.ts';
import type { PageContext } from '../page-context.ts';
import { isSpaces } from './change-sentence.tsx';
import { Prose } from './prose.tsx';

interface Props {
  readonly page: PageContext;
  readonly marks: readonly Mark[];
  /** Of the text. */
  readonly language: string;
  /** It stands in another place than before. */
  readonly moved?: boolean;
}

/**
 * A paragraph with what changed in it: in each change what goes before what comes, with hidden words for who cannot see
 * the marks (some screen readers pass over them).
 */
export function MarkedText({ page, marks, language, moved = false }: Props) {
  const say = spokenIn(page, language);
  return (
    <p class={moved ? 'deplace' : undefined} lang={language} dir={directionOf(language)}>
      {moved && say('changes.moved.start')}
      {marks.map((mark) => (
        <Marked mark={mark} language={language} say={say} />
      ))}
      {moved && say('changes.moved.end')}
    </p>
  );
}

/** Words of the interface inside a text, to be heard only; apart from the words beside them by a space. */
const spokenIn = (page: PageContext, language: string) => (key: MessageKey) => (
  <span class="vh" {...(language === page.language ? {} : tongueOf(page))}>
    {` ${page.t(key)} `}
  </span>
);

const tongueOf = ({ language }: PageContext) => ({ lang: language, dir: directionOf(language) });

interface MarkedProps {
  readonly mark: Mark;
  readonly language: string;
  readonly say: (key: MessageKey) => ComponentChildren;
}

function Marked({ mark, language, say }: MarkedProps) {
  if (mark.kind === 'parted')
    return (
      <>
        <ins>
          <span aria-hidden="true">¶</span>
          {say('changes.parted')}
        </ins>
        <br />
      </>
    );
  if (mark.kind === 'joined')
    return (
      <del>
        <span aria-hidden="true">¶</span>
        {say('changes.joined')}
      </del>
    );
  if (mark.kind === 'same') return <Prose content={unlinkedNotes(mark.content)} language={language} />;
  const shown = <Shown mark={mark} language={language} say={say} />;
  return mark.kind === 'added' ? (
    <ins>
      {say('changes.added.start')}
      {shown}
      {say('changes.added.end')}
    </ins>
  ) : (
    <del>
      {say('changes.removed.start')}
      {shown}
      {say('changes.removed.end')}
    </del>
  );
}

/** The words of a mark; spaces by a sign, since nobody sees them. */
function Shown({ mark, language, say }: MarkedProps) {
  if (!('content' in mark)) return null;
  if (!isSpaces(mark)) return <Prose content={unlinkedNotes(mark.content)} language={language} />;
  return (
    <>
      <span aria-hidden="true">{plainText(mark.content).replace(/\s/g, '␣')}</span>
      {say(/[\u00A0\u202F]/.test(plainText(mark.content)) ? 'changes.space.unbreakable' : 'changes.space')}
    </>
  );
}

/** One side of the two columns, a paragraph each: the header says which, so that nothing is said at each mark. */
export function sideParagraphs(
  page: PageContext,
  marks: readonly Mark[],
  side: 'before' | 'after',
  language: string,
): ComponentChildren[] {
  const say = spokenIn(page, language);
  const Element = side === 'before' ? 'del' : 'ins';
  return sideOf(marks, side).map((paragraph) => (
    <p lang={language} dir={directionOf(language)}>
      {paragraph.map((mark) => {
        const words = <Shown mark={mark} language={language} say={say} />;
        return mark.kind === 'same' ? words : <Element>{words}</Element>;
      })}
    </p>
  ));
}

/** Notes by their number alone: the note itself may be in the other version only. */
export function unlinkedNotes(content: readonly Inline[]): Inline[] {
  return content.map((node) => {
    if (node.type === 'note') return { type: 'text', text: `[${node.ref.replace(/^\D+/, '')}]` };
    return node.type === 'text' ? node : { ...node, children: unlinkedNotes(node.children) };
  });
}
