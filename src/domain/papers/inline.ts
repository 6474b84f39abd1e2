/**
 * The text of a provision: a typed tree, never HTML. `note` points to a note provision of the same paper by its ref.
 */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'note'; readonly ref: string };

/** What surrounds a stretch of text. */
export interface Marks {
  readonly href: string | null;
  readonly strong: boolean;
  readonly emphasis: boolean;
}

/** A stretch of text or a note reference with all its marks: the tree without its nesting. */
export type Leaf =
  | { readonly type: 'text'; readonly text: string; readonly marks: Marks }
  | { readonly type: 'note'; readonly ref: string; readonly marks: Marks };

/** The words alone, marks and note references dropped: for search, excerpts and comparison. */
export function plainText(content: readonly Inline[]): string {
  return content
    .map((node) => (node.type === 'text' ? node.text : node.type === 'note' ? '' : plainText(node.children)))
    .join('');
}

/** The notes a text refers to, in order of appearance. */
export function noteRefs(content: readonly Inline[]): string[] {
  return content.flatMap((node) =>
    node.type === 'note' ? [node.ref] : node.type === 'text' ? [] : noteRefs(node.children),
  );
}

const unmarked: Marks = { href: null, strong: false, emphasis: false };

/** The text and the notes in order, each with the marks around it; of links inside links the innermost counts. */
export function leavesOf(content: readonly Inline[], marks: Marks = unmarked): Leaf[] {
  return content.flatMap((node): Leaf[] => {
    switch (node.type) {
      case 'text':
        return node.text === '' ? [] : [{ type: 'text', text: node.text, marks }];
      case 'note':
        return [{ type: 'note', ref: node.ref, marks }];
      case 'link':
        return leavesOf(node.children, { ...marks, href: node.href });
      default:
        return leavesOf(node.children, { ...marks, [node.type]: true });
    }
  });
}

/**
 * The one way to write a text down: composed characters (NFC), no empty nodes, neighbours of the same kind joined,
 * links outside strong outside emphasis, and no character cut in two by a mark. Equal texts are equal trees.
 */
export function canonical(content: readonly Inline[]): Inline[] {
  return treeOf(leavesOf(content));
}

/** The canonical tree of a text given leaf by leaf. */
export function treeOf(leaves: readonly Leaf[]): Inline[] {
  return nested(wholeCharacters(joined(leaves)), [
    ({ href }) => href,
    ({ strong }) => strong || null,
    ({ emphasis }) => emphasis || null,
  ]);
}

export const sameMarks = (one: Marks, other: Marks): boolean =>
  one.href === other.href && one.strong === other.strong && one.emphasis === other.emphasis;

/** Neighbouring texts of the same marks as one. */
function joined(leaves: readonly Leaf[]): Leaf[] {
  const result: Leaf[] = [];
  for (let start = 0, end = 1; start < leaves.length; start = end++) {
    const first = leaves[start];
    if (first?.type !== 'text') {
      if (first) result.push(first);
      continue;
    }
    let text = first.text;
    for (
      let next = leaves[end];
      next?.type === 'text' && sameMarks(first.marks, next.marks);
      next = leaves[++end]
    )
      text += next.text;
    result.push({ ...first, text });
  }
  return result;
}

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A character whose parts carry different marks takes those of its first part; then everything is composed. */
function wholeCharacters(leaves: readonly Leaf[]): Leaf[] {
  const result: Leaf[] = [];
  for (const leaf of leaves) {
    const last = result.at(-1);
    if (last?.type !== 'text' || leaf.type !== 'text') {
      result.push(leaf);
      continue;
    }
    const both = last.text + leaf.text;
    const border = last.text.length;
    const around = characters.segment(both).containing(border);
    const end = around && around.index < border ? around.index + around.segment.length : border;
    result[result.length - 1] = { ...last, text: both.slice(0, end) };
    if (end < both.length) result.push({ ...leaf, text: both.slice(end) });
  }
  return joined(result).map((leaf) =>
    leaf.type === 'text' ? { ...leaf, text: leaf.text.normalize('NFC') } : leaf,
  );
}

type MarkOf = (marks: Marks) => string | true | null;

/** Puts neighbours that share the outermost mark under one node, then does the same inside with the next mark. */
function nested(leaves: readonly Leaf[], [outermost, ...inner]: readonly MarkOf[]): Inline[] {
  if (!outermost)
    return leaves.map((leaf) =>
      leaf.type === 'text' ? { type: 'text', text: leaf.text } : { type: 'note', ref: leaf.ref },
    );
  const result: Inline[] = [];
  for (let start = 0, end = 0; start < leaves.length; start = end) {
    const mark = outermost(leaves[start]?.marks ?? unmarked);
    while (end < leaves.length && outermost(leaves[end]?.marks ?? unmarked) === mark) end++;
    const children = nested(leaves.slice(start, end), inner);
    if (mark === null) result.push(...children);
    else if (mark !== true) result.push({ type: 'link', href: mark, children });
    else result.push({ type: inner.length === 1 ? 'strong' : 'emphasis', children });
  }
  return result;
}
