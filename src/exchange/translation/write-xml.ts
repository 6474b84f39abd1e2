import { DOMImplementation, type Document, type Element, XMLSerializer } from '@xmldom/xmldom';

/** What XML 1.0 cannot hold at all (2.2), alone or as half of a character. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const writable = (text: string): string => text.toWellFormed().replace(unwritable, '');

/** What an element holds: elements, or text. */
export type Child = Element | string;

/** Makes the elements of one document: `make('note', { id: 'n1' }, 'words')`. */
export type Make = (
  name: string,
  attributes?: Readonly<Record<string, string | undefined>>,
  ...children: readonly Child[]
) => Element;

/** Makes elements in a namespace of a document, with this prefix before their names when it is not empty. */
export function maker(document: Document, namespace: string | null, prefix = ''): Make {
  return (name, attributes = {}, ...children) => {
    const element = document.createElementNS(namespace, prefix === '' ? name : `${prefix}:${name}`);
    for (const [key, value] of Object.entries(attributes))
      if (value !== undefined) element.setAttribute(key, writable(value));
    for (const child of children)
      element.appendChild(typeof child === 'string' ? document.createTextNode(writable(child)) : child);
    return element;
  };
}

/** A document without a root yet. */
export const emptyDocument = (): Document => new DOMImplementation().createDocument(null, '');

/** A document written out, in UTF-8. */
export function written(document: Document, root: Element): string {
  document.appendChild(root);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document)}\n`;
}
