/**
 * The text of a provision: a typed tree, never HTML. `note` points to a note provision of the same paper by its ref.
 */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'note'; readonly ref: string };

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
