import type { Inline } from '../../domain/papers/inline.ts';

/** A mark around words or a reference to a note: an inline code, as translation tools call it. */
export type Mark =
  | { readonly type: 'emphasis' }
  | { readonly type: 'strong' }
  | { readonly type: 'link'; readonly href: string }
  | { readonly type: 'note'; readonly ref: string };

/** A mark in the file's original data: where it begins and where it ends; a note stands at a point. */
export function dataOf(mark: Mark): readonly [start: string, end: string] {
  switch (mark.type) {
    case 'emphasis':
      return ['<em>', '</em>'];
    case 'strong':
      return ['<strong>', '</strong>'];
    case 'link':
      return [`<a href="${mark.href}">`, '</a>'];
    case 'note':
      return [`[^${mark.ref}]`, ''];
  }
}

/** The mark that such data begins; null when it is none of ours. */
export function markOf(data: string): Mark | null {
  if (data === '<em>') return { type: 'emphasis' };
  if (data === '<strong>') return { type: 'strong' };
  const href = /^<a href="(.*)">$/s.exec(data)?.[1];
  if (href !== undefined) return { type: 'link', href };
  const ref = /^\[\^([a-z][a-z0-9-]*)\]$/.exec(data)?.[1];
  return ref === undefined ? null : { type: 'note', ref };
}

/** A mark as one word, to tell equal ones. */
export const keyOf = (mark: Mark): string => dataOf(mark)[0];

/** The marks of a text in order of appearance, as `keyOf` writes them. */
export function marksOf(content: readonly Inline[]): string[] {
  return content.flatMap((node) => {
    if (node.type === 'text') return [];
    return [keyOf(node), ...(node.type === 'note' ? [] : marksOf(node.children))];
  });
}

/** Whether two lists hold the same marks, each as often, in whatever order: languages order words differently. */
export function sameMarks(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && [...one].sort().join('\n') === [...other].sort().join('\n');
}
