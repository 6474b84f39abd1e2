import type { Element, Node } from '@xmldom/xmldom';
import { longest } from '../../domain/longest.ts';
import { type Inline, plainText } from '../../domain/papers/inline.ts';
import { typedPart } from '../../domain/typed-text.ts';
import { readXml } from '../translation/read-xml.ts';

/** A mark without what it is around. */
type Mark = Inline extends infer One ? (One extends { type: 'text' } ? never : One) : never;

interface Tagged {
  /** Words with tags: `<g id="1">` around what is marked, `<x id="2"></x>` for a note. */
  readonly text: string;
  /** What each tag stands for, by its number. */
  readonly marks: ReadonlyMap<string, Mark>;
}

/** Words for a machine: it sees that something is marked, never what by. No address of a link is sent. */
export function writeTagged(content: readonly Inline[]): Tagged {
  const marks = new Map<string, Mark>();
  const write = (node: Inline): string => {
    if (node.type === 'text') return escaped(node.text);
    const id = String(marks.size + 1);
    marks.set(id, node);
    return node.type === 'note'
      ? `<x id="${id}"></x>`
      : `<g id="${id}">${node.children.map(write).join('')}</g>`;
  };
  return { text: content.map(write).join(''), marks };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * What a machine made of tagged words, with every mark in its new place, in whatever order; null when a tag was lost,
 * doubled, changed or left around nothing, and when there are no words, or too many.
 */
export function readTagged(text: string, marks: Tagged['marks']): readonly Inline[] | null {
  const xml = readXml(`<t>${text}</t>`);
  if (!xml.ok) return null;
  const left = new Map(marks);
  const content = contentOf([...xml.root.childNodes], left);
  if (!content || left.size > 0) return null;
  const words = plainText(content);
  return words.trim() === '' || words.length > longest.provision ? null : content;
}

function contentOf(nodes: readonly Node[], left: Map<string, Mark>): Inline[] | null {
  const content: Inline[] = [];
  for (const node of nodes) {
    const read = inlineOf(node, left);
    if (!read) return null;
    content.push(...read);
  }
  return content;
}

/** One node of the answer; null when it is none of ours. What was found is no longer left. */
function inlineOf(node: Node, left: Map<string, Mark>): Inline[] | null {
  if (node.nodeType === node.TEXT_NODE) {
    const text = typedPart(node.nodeValue ?? '').replace(/\s*\n\s*/g, ' ');
    return text === '' ? [] : [{ type: 'text', text }];
  }
  if (node.nodeType !== node.ELEMENT_NODE) return null;
  const element = node as Element;
  const id = element.getAttribute('id') ?? '';
  const mark = left.get(id);
  if (!mark || element.localName !== (mark.type === 'note' ? 'x' : 'g')) return null;
  left.delete(id);
  if (mark.type === 'note') return (element.textContent ?? '').trim() === '' ? [mark] : null;
  const children = contentOf([...element.childNodes], left);
  return children && plainText(children).trim() !== '' ? [{ ...mark, children }] : null;
}
