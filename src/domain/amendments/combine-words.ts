import type { Inline } from '../papers/inline.ts';
import type { Provision } from './amendment.ts';
import { type Clash, combineEdits, type OwnedEdit } from './combine-edits.ts';
import { type Conflict, pairsOf } from './conflicts.ts';
import { isSplit } from './edits.ts';
import { kept } from './kept-edits.ts';
import { isBlank, partsOf } from './pieces.ts';
import { sameContent } from './same.ts';
import { type Token, textOf, untokenise } from './tokens.ts';

/** What one amendment makes of the words of a provision: null when it leaves them; and where it splits them. */
export interface Wording {
  readonly owner: string;
  readonly content: readonly Inline[] | null;
  readonly at: readonly number[];
}

export interface CombinedWords {
  /** Null when it stays as it is; written when it is asked for, which who looks for conflicts alone does not. */
  readonly content: () => readonly Inline[] | null;
  readonly at: readonly number[];
  readonly conflicts: readonly Conflict[];
}

/** What several amendments make of the words of one provision together. */
export function combineWords(
  provision: Provision,
  wordings: readonly Wording[],
  language: string,
): CombinedWords {
  const [first] = wordings;
  if (!first) return { content: () => null, at: [], conflicts: [] };
  if (wordings.every((wording) => sameWording(wording, first)))
    return { content: () => first.content, at: first.at, conflicts: [] };
  const { tokens: base, editsTo } = kept(provision.content, language);
  const edits = wordings.flatMap(({ owner, content, at }) =>
    editsTo(content ?? provision.content, at).map((edit) => ({ ...edit, owners: [owner] })),
  );
  const differentSplits = splitConflicts(provision.ref, edits);
  if (differentSplits.length > 0) return { content: () => null, at: [], conflicts: differentSplits };
  const combined = combineEdits(base, edits);
  let text: ReturnType<typeof written> | null = null;
  const made = () => {
    text ??= written(base, combined.edits);
    return text;
  };
  const conflicts = combined.clashes.map((clash) => conflictOf(provision.ref, base, clash));
  const splits = edits.some(({ insert }) => insert.some(isSplit));
  // A word that stands is enough for the whole not to be blank; parts are looked at each.
  const isLeftBlank = () =>
    (splits || !keepsWord(base, combined.edits)) &&
    partsOf(made().content, made().at).some((part) => isBlank(part.content));
  if (conflicts.length === 0 && isLeftBlank() && !isBlank(provision.content)) {
    const owners = wordings.map(({ owner }) => owner);
    for (const between of pairsOf(owners, owners))
      conflicts.push({ kind: 'no-words', between, ref: provision.ref, words: '', at: null });
  }
  return {
    content: () => (sameContent(made().content, provision.content) ? null : made().content),
    at: splits ? made().at : [],
    conflicts,
  };
}

/** Whether a word of a text still stands after edits in order. */
function keepsWord(base: readonly Token[], edits: readonly OwnedEdit[]): boolean {
  const isStanding = (from: number, until?: number) => base.slice(from, until).some(({ word }) => word);
  let at = 0;
  for (const { start, end } of edits) {
    if (isStanding(at, start)) return true;
    at = Math.max(at, end);
  }
  return isStanding(at);
}

function sameWording(one: Wording, other: Wording): boolean {
  const words =
    one.content === null || other.content === null
      ? one.content === other.content
      : sameContent(one.content, other.content);
  return words && one.at.join() === other.at.join();
}

/** Two amendments that split one provision must do it at the same points. */
function splitConflicts(ref: string, edits: readonly OwnedEdit[]): Conflict[] {
  const splits = new Map<string, string>();
  for (const { start, end, insert, owners } of edits) {
    if (!insert.some(isSplit)) continue;
    const owner = owners[0] ?? '';
    const written = JSON.stringify([start, end, insert.map(({ key }) => key)]);
    splits.set(owner, (splits.get(owner) ?? '') + written);
  }
  const owners = [...splits.keys()];
  return pairsOf(owners, owners)
    .filter(([one, other]) => splits.get(one) !== splits.get(other))
    .map((between) => ({ kind: 'structure', between, ref, words: '', at: null }));
}

/** The content that edits in order lead to, and where it is to be split. */
function written(
  base: readonly Token[],
  edits: readonly OwnedEdit[],
): { content: readonly Inline[]; at: number[] } {
  const tokens: Token[] = [];
  let at = 0;
  for (const edit of edits) {
    tokens.push(...base.slice(at, edit.start), ...edit.insert);
    at = Math.max(at, edit.end);
  }
  tokens.push(...base.slice(at));
  const points: number[] = [];
  let length = 0;
  for (const token of tokens) {
    if (isSplit(token)) points.push(length);
    length += textOf([token]).length;
  }
  return { content: untokenise(tokens), at: points };
}

function conflictOf(ref: string, base: readonly Token[], { kind, between, start, end }: Clash): Conflict {
  const at = base[start]?.start ?? base.at(-1)?.end ?? 0;
  return { kind, between, ref, words: textOf(base.slice(start, end)), at };
}
