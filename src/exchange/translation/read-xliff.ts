import type { Element } from '@xmldom/xmldom';
import { readInline, type TextRead } from './read-inline.ts';
import { allNamed, attribute, childrenNamed, readXml, type XmlRefusal } from './read-xml.ts';
import { metadata, namespaces } from './xliff.ts';

/** A provision as a file brings it back. */
export interface UnitRead {
  /** The ref of the provision. */
  readonly ref: string;
  /** The fingerprints at the export; null when a tool lost them. */
  readonly exported: { readonly source: string; readonly target: string } | null;
  readonly source: TextRead;
  /** Null when nothing is translated; `incomplete` when a part is. */
  readonly target: TextRead | null | 'incomplete';
  /** The least advanced state of its segments. */
  readonly state: UnitState;
}

const states = ['initial', 'translated', 'reviewed', 'final'] as const;
export type UnitState = (typeof states)[number];

interface FileRead {
  /** The paper, by the last word of its address. */
  readonly paper: string;
  readonly units: readonly UnitRead[];
}

export type XliffRefusal = XmlRefusal | 'not-xliff-2' | 'no-languages' | 'no-units' | 'units-repeat';

export type XliffRead =
  | {
      readonly ok: true;
      readonly source: string;
      readonly target: string;
      readonly files: readonly FileRead[];
    }
  | { readonly ok: false; readonly refusal: XliffRefusal };

const refuse = (refusal: XliffRefusal): XliffRead => ({ ok: false, refusal });

/** More units than any paper has provisions. */
export const mostUnits = 5000;

/** Reads XLIFF 2.0 or 2.1, whatever tool wrote it anew; what a file says of a text is judged later, unit by unit. */
export function readXliff(text: string): XliffRead {
  const xml = readXml(text);
  if (!xml.ok) return xml;
  const { root } = xml;
  if (root.localName !== 'xliff' || root.namespaceURI !== namespaces.core) return refuse('not-xliff-2');
  const [source, target] = [attribute(root, 'srcLang'), attribute(root, 'trgLang')];
  if (!source || !target) return refuse('no-languages');
  if (allNamed(root, namespaces.core, 'unit').length > mostUnits) return refuse('too-large');
  const files = childrenNamed(root, namespaces.core, 'file').map((file) => ({
    paper: attribute(file, 'id') ?? '',
    units: allNamed(file, namespaces.core, 'unit').map(readUnit),
  }));
  if (files.every(({ units }) => units.length === 0)) return refuse('no-units');
  const places = files.flatMap(({ paper, units }) => units.map(({ ref }) => `${paper}/${ref}`));
  if (new Set(places).size < places.length) return refuse('units-repeat');
  return { ok: true, source, target, files };
}

function readUnit(unit: Element): UnitRead {
  const originals = new Map(
    childrenNamed(unit, namespaces.core, 'originalData')
      .flatMap((data) => childrenNamed(data, namespaces.core, 'data'))
      .map((data) => [attribute(data, 'id') ?? '', data.textContent ?? '']),
  );
  const parts = partsOf(unit);
  const sources = parts.flatMap(({ source }) => (source ? [source] : []));
  return {
    ref: attribute(unit, 'id') ?? '',
    exported: exportedFrom(unit),
    source: readInline(sources, originals),
    target: targetOf(parts, originals),
    state: stateOf(parts),
  };
}

interface Part {
  readonly ignorable: boolean;
  readonly state: string;
  readonly source: Element | undefined;
  readonly target: Element | undefined;
}

/** The segments of a unit, and what stands between them. */
function partsOf(unit: Element): Part[] {
  return [...unit.childNodes].flatMap((node): Part[] => {
    const ignorable = node.localName === 'ignorable';
    if (node.namespaceURI !== namespaces.core || !(ignorable || node.localName === 'segment')) return [];
    const element = node as Element;
    const [source] = childrenNamed(element, namespaces.core, 'source');
    const [target] = childrenNamed(element, namespaces.core, 'target');
    return [{ ignorable, state: attribute(element, 'state') ?? 'initial', source, target }];
  });
}

/** The targets in the order they say they are in (XLIFF 2.1, 4.3.1.26), else in that of the source. */
function targetOf(parts: readonly Part[], originals: ReadonlyMap<string, string>): UnitRead['target'] {
  const segments = parts.filter(({ ignorable }) => !ignorable);
  const says = (element: Element | undefined) =>
    element !== undefined && ((element.textContent ?? '').trim() !== '' || element.children.length > 0);
  if (!segments.some(({ target }) => target?.hasChildNodes())) return null;
  if (segments.some(({ source, target }) => says(source) && !says(target))) return 'incomplete';
  const ordered = parts
    .flatMap(({ source, target }, index) => {
      // Blanks between segments that a tool did not translate are those of the source.
      const element = target ?? source;
      if (!element) return [];
      const order = Number(attribute(element, 'order') ?? index + 1);
      return [{ element, order: Number.isSafeInteger(order) ? order : index + 1 }];
    })
    .sort((one, other) => one.order - other.order);
  return readInline(
    ordered.map(({ element }) => element),
    originals,
  );
}

function stateOf(parts: readonly Part[]): UnitState {
  const given = parts.filter(({ ignorable }) => !ignorable).map(({ state }) => state);
  return states.find((state) => given.includes(state)) ?? 'initial';
}

function exportedFrom(unit: Element): UnitRead['exported'] {
  const [group] = allNamed(unit, namespaces.metadata, 'metaGroup').filter(
    (found) => attribute(found, 'category') === metadata.category,
  );
  if (!group) return null;
  const entry = (type: string) =>
    childrenNamed(group, namespaces.metadata, 'meta').find((found) => attribute(found, 'type') === type)
      ?.textContent;
  const [source, target] = [entry(metadata.source), entry(metadata.target)];
  return source && target ? { source: source.trim(), target: target.trim() } : null;
}
