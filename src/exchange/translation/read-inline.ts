import type { Element, Node } from '@xmldom/xmldom';
import { type Inline, type Leaf, type Marks, treeOf } from '../../domain/papers/inline.ts';
import { tidied } from '../tidied.ts';
import { keyOf, type Mark, markOf } from './marks.ts';
import { attribute, isElement, isText } from './read-xml.ts';

/** A text as a file has it. */
export interface TextRead {
  readonly content: readonly Inline[];
  /** The marks in order, as `keyOf` writes them. */
  readonly marks: readonly string[];
  /** Whether its codes make sense: each known, opened and closed once, and around some words. */
  readonly sound: boolean;
}

interface Open {
  readonly id: string;
  readonly mark: Mark | null;
  filled: boolean;
}

interface Reading {
  readonly originals: ReadonlyMap<string, string>;
  readonly leaves: Leaf[];
  readonly marks: string[];
  readonly seen: Set<string>;
  open: readonly Open[];
  sound: boolean;
}

/** Reads the text of the elements one after the other: tools split a text in segments, also in the middle of a mark. */
export function readInline(elements: readonly Element[], originals: ReadonlyMap<string, string>): TextRead {
  const reading: Reading = { originals, leaves: [], marks: [], seen: new Set(), open: [], sound: true };
  for (const element of elements) readChildren(element, reading);
  const content = tidied(treeOf(reading.leaves));
  return { content, marks: reading.marks, sound: reading.sound && reading.open.length === 0 };
}

function readChildren(element: Element, reading: Reading): void {
  for (const node of element.childNodes) readNode(node, reading);
}

function readNode(node: Node, reading: Reading): void {
  if (isText(node)) addLeaf({ type: 'text', text: node.nodeValue ?? '' }, reading);
  else if (isElement(node)) readElement(node, reading);
}

function readElement(element: Element, reading: Reading): void {
  switch (element.localName) {
    case 'pc':
      begin(element, attribute(element, 'dataRefStart'), reading);
      readChildren(element, reading);
      end(attribute(element, 'id'), reading);
      break;
    case 'sc':
      begin(element, attribute(element, 'dataRef'), reading);
      break;
    case 'ec':
      end(attribute(element, 'startRef') ?? attribute(element, 'id'), reading);
      break;
    case 'ph':
      point(element, reading);
      break;
    // Annotations are around words, and are not of the text.
    case 'mrk':
      readChildren(element, reading);
      break;
    case 'sm':
    case 'em':
      break;
    default:
      reading.sound = false;
  }
}

function markIn(node: Element, dataRef: string | null, reading: Reading): Mark | null {
  const id = attribute(node, 'id') ?? '';
  const mark = markOf(reading.originals.get(dataRef ?? '') ?? '');
  if (mark === null || id === '' || reading.seen.has(id)) reading.sound = false;
  reading.seen.add(id);
  if (mark) reading.marks.push(keyOf(mark));
  return mark;
}

function begin(node: Element, dataRef: string | null, reading: Reading): void {
  const mark = markIn(node, dataRef, reading);
  if (mark?.type === 'note') reading.sound = false;
  reading.open = [...reading.open, { id: attribute(node, 'id') ?? '', mark, filled: false }];
}

function end(id: string | null, reading: Reading): void {
  const open = reading.open.find((code) => code.id === id);
  if (!open?.filled) reading.sound = false;
  reading.open = reading.open.filter((code) => code !== open);
}

function point(node: Element, reading: Reading): void {
  const mark = markIn(node, attribute(node, 'dataRef'), reading);
  if (mark?.type === 'note') addLeaf({ type: 'note', ref: mark.ref }, reading);
  else reading.sound = false;
}

const unmarked: Marks = { href: null, strong: false, emphasis: false };

function addLeaf(
  leaf: { readonly type: 'text'; readonly text: string } | { readonly type: 'note'; readonly ref: string },
  reading: Reading,
): void {
  let marks = unmarked;
  for (const { mark } of reading.open) {
    if (mark?.type === 'link') marks = { ...marks, href: mark.href };
    else if (mark?.type === 'strong' || mark?.type === 'emphasis') marks = { ...marks, [mark.type]: true };
  }
  if (leaf.type === 'note' || leaf.text.trim() !== '') for (const code of reading.open) code.filled = true;
  reading.leaves.push({ ...leaf, marks });
}
