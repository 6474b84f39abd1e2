import type { Inline } from '../papers/inline.ts';
import type { Shape, Text } from './amendment.ts';

/** Whether two canonical contents say the same. */
export function sameContent(one: readonly Inline[], other: readonly Inline[]): boolean {
  if (one === other) return true;
  return one.length === other.length && one.every((node, index) => sameNode(node, other[index]));
}

function sameNode(one: Inline, other: Inline | undefined): boolean {
  if (!other || one.type !== other.type) return false;
  if (one.type === 'text') return other.type === 'text' && one.text === other.text;
  if (one.type === 'note') return other.type === 'note' && one.ref === other.ref;
  if (other.type === 'text' || other.type === 'note') return false;
  const href = (node: Inline) => (node.type === 'link' ? node.href : null);
  return href(one) === href(other) && sameContent(one.children, other.children);
}

export function sameShape(one: Shape, other: Shape): boolean {
  return (
    one.kind === other.kind &&
    one.level === other.level &&
    one.part === other.part &&
    one.addressee === other.addressee
  );
}

/** Whether two canonical texts have the same provisions with the same words in the same order. */
export function sameText(one: Text, other: Text): boolean {
  return (
    one.provisions.length === other.provisions.length &&
    one.provisions.every((provision, index) => {
      const counterpart = other.provisions[index];
      return (
        counterpart !== undefined &&
        provision.ref === counterpart.ref &&
        sameShape(provision.shape, counterpart.shape) &&
        sameContent(provision.content, counterpart.content)
      );
    })
  );
}
