import type { ContentDiff, Run } from '../../domain/amendments/diff.ts';
import type { Inline } from '../../domain/papers/inline.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { Prose } from './prose.tsx';

const runsOf = ({ pieces }: ContentDiff): readonly Run[] =>
  pieces.flatMap((piece) => (piece.kind === 'change' ? piece.runs : [piece]));

/**
 * A text with what changed in it: in each change what goes before what comes, with hidden words for who cannot see the
 * marks (some screen readers pass over them).
 */
export function MarkedText({
  page,
  diff,
  language,
}: {
  page: PageContext;
  diff: ContentDiff;
  language: string;
}) {
  return (
    <>
      {runsOf(diff).map((run) => (
        <MarkedRun page={page} run={run} language={language} />
      ))}
    </>
  );
}

function MarkedRun({ page, run, language }: { page: PageContext; run: Run; language: string }) {
  const { t } = page;
  const words = <Prose content={unlinkedNotes(run.content)} language={language} />;
  if (run.kind === 'same') return words;
  const Mark = run.kind === 'added' ? 'ins' : 'del';
  const hidden = (text: string) => (
    <span class="vh" {...(language === page.language ? {} : { lang: page.language })}>
      {text}
    </span>
  );
  return (
    <Mark>
      {hidden(`${t(run.kind === 'added' ? 'changes.added.start' : 'changes.removed.start')} `)}
      {words}
      {hidden(t(run.kind === 'added' ? 'changes.added.end' : 'changes.removed.end'))}
    </Mark>
  );
}

/** One side of the two columns: the header says which, so that nothing is said at each mark. */
export function OneSide({
  diff,
  language,
  side,
}: {
  diff: ContentDiff;
  language: string;
  side: 'before' | 'after';
}) {
  const own = side === 'before' ? 'removed' : 'added';
  const Mark = side === 'before' ? 'del' : 'ins';
  return (
    <p lang={language} dir={directionOf(language)}>
      {runsOf(diff).map((run) => {
        if (run.kind !== 'same' && run.kind !== own) return null;
        const words = <Prose content={unlinkedNotes(run.content)} language={language} />;
        return run.kind === 'same' ? words : <Mark>{words}</Mark>;
      })}
    </p>
  );
}

/** Notes by their number alone: the note itself may be in the other version only. */
export function unlinkedNotes(content: readonly Inline[]): Inline[] {
  return content.map((node) => {
    if (node.type === 'note') return { type: 'text', text: `[${node.ref.replace(/^\D+/, '')}]` };
    return node.type === 'text' ? node : { ...node, children: unlinkedNotes(node.children) };
  });
}
