import { DOMParser, type Element, type Node, ParseError } from '@xmldom/xmldom';

/** What is larger than any paper: characters of a file, marks inside marks, characters of a tag, namespaces declared. */
const most = { characters: 8_000_000, depth: 40, tag: 8192, namespaces: 12_000 } as const;

export type XmlRefusal = 'too-large' | 'too-deep' | 'doctype' | 'not-xml';

export type XmlRead =
  | { readonly ok: true; readonly root: Element }
  | { readonly ok: false; readonly refusal: XmlRefusal };

/**
 * Reads XML from outside: no document type, so no entity but the five of XML itself and nothing fetched. It is measured
 * before it is parsed, so that none takes longer than its length. `bareDoctype` drops one that only names a file.
 */
export function readXml(text: string, { bareDoctype = false } = {}): XmlRead {
  if (text.length > most.characters) return { ok: false, refusal: 'too-large' };
  const unmarked = text.replace(/^\uFEFF/, '');
  const xml = bareDoctype
    ? unmarked.replace(/<!DOCTYPE\s+[\w.-]+(\s+(SYSTEM|PUBLIC\s+"[^"<>]*")\s+"[^"<>]*")?\s*>/, '')
    : unmarked;
  const refusal = measure(xml);
  if (refusal) return { ok: false, refusal };
  try {
    const parser = new DOMParser({ onError: stop, locator: false });
    const root = parser.parseFromString(xml, 'text/xml').documentElement;
    return root ? { ok: true, root } : { ok: false, refusal: 'not-xml' };
  } catch (error) {
    if (error instanceof ParseError) return { ok: false, refusal: 'not-xml' };
    throw error;
  }
}

/** Whatever the parser finds strange ends it, but U+FFFD: a character like another, which a text may have. */
function stop(level: 'error' | 'warning' | 'fatalError', message: string): void {
  if (level !== 'warning' || !/replacement character/i.test(message)) throw new Error(message);
}

const tag = /<[^\s"'<>/!?][^"'<>]*(?:"[^"<]*"[^"'<>]*|'[^'<]*'[^"'<>]*)*>/y;

/** What is neither a tag nor text: where it begins and ends. */
const asides = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['</', '>'],
] as const;

/** Goes once through a text from tag to tag; null when the parser may have it. */
function measure(xml: string): XmlRefusal | null {
  let depth = 0;
  let namespaces = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const aside = asides.find(([start]) => xml.startsWith(start, at));
    if (aside) {
      const [start, end] = aside;
      if (start === '</') depth--;
      const closing = xml.indexOf(end, at + start.length);
      if (closing === -1) return 'not-xml';
      at = closing + end.length;
      continue;
    }
    if (xml.startsWith('<!', at)) return 'doctype';
    tag.lastIndex = at;
    const [found] = tag.exec(xml) ?? [];
    if (found === undefined) return 'not-xml';
    if (found.length > most.tag) return 'too-large';
    namespaces += found.split('xmlns').length - 1;
    if (namespaces > most.namespaces) return 'too-large';
    if (!found.endsWith('/>') && ++depth > most.depth) return 'too-deep';
    at += found.length;
  }
  return null;
}

export const isElement = (node: Node): node is Element => node.nodeType === 1;
/** Text as it is and text in CDATA. */
export const isText = (node: Node): boolean => node.nodeType === 3 || node.nodeType === 4;

/** The children of an element that have this name in this namespace, whatever their prefix. */
export function childrenNamed(parent: Element, namespace: string | null, name: string): Element[] {
  return [...parent.childNodes].filter(
    (node): node is Element =>
      isElement(node) && node.localName === name && (node.namespaceURI ?? null) === namespace,
  );
}

/** Every element below that has this name in this namespace, in order. */
export function allNamed(parent: Element, namespace: string, name: string): Element[] {
  return [...parent.getElementsByTagNameNS(namespace, name)];
}

/** An attribute; null when it is missing. */
export const attribute = (element: Element, name: string): string | null =>
  element.hasAttribute(name) ? element.getAttribute(name) : null;
