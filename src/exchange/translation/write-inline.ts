import type { Inline } from '../../domain/papers/inline.ts';
import { dataOf, keyOf, type Mark } from './marks.ts';
import type { Child, Make } from './write-xml.ts';

/** The codes of one unit: an identifier for each mark, one piece of original data for each thing it is written as. */
export class Codes {
  readonly #data = new Map<string, string>();
  readonly #ids: { readonly key: string; readonly id: string }[] = [];

  /** The identifier of some original data within the unit. */
  data(original: string): string {
    const id = this.#data.get(original) ?? `d${this.#data.size + 1}`;
    this.#data.set(original, id);
    return id;
  }

  /** A new identifier for a mark, or that of the first equal one not taken yet in another text of the unit. */
  id(mark: Mark, taken: Set<string>): string {
    const key = keyOf(mark);
    const known = this.#ids.find((code) => code.key === key && !taken.has(code.id));
    const id = known?.id ?? String(this.#ids.length + 1);
    if (!known) this.#ids.push({ key, id });
    taken.add(id);
    return id;
  }

  /** All original data, by its identifier. */
  get originals(): readonly (readonly [id: string, original: string])[] {
    return [...this.#data].map(([original, id]) => [id, original]);
  }
}

const kindOf = {
  emphasis: { type: 'fmt', subType: 'xlf:i' },
  strong: { type: 'fmt', subType: 'xlf:b' },
  link: { type: 'link' },
  note: { type: 'other', subType: 'parvis:note' },
} as const;

/** A text with its marks as `pc` and `ph` (XLIFF 2.1, 4.7): neither to be copied nor deleted, free to move. */
export function writeInline(
  make: Make,
  codes: Codes,
  content: readonly Inline[],
  taken: Set<string> = new Set(),
): Child[] {
  return content.map((node) => {
    if (node.type === 'text') return node.text;
    const [start, end] = dataOf(node);
    const id = codes.id(node, taken);
    const attributes = { id, ...kindOf[node.type], canCopy: 'no', canDelete: 'no' };
    if (node.type === 'note') return make('ph', { ...attributes, dataRef: codes.data(start) });
    const references = { dataRefStart: codes.data(start), dataRefEnd: codes.data(end) };
    return make('pc', { ...attributes, ...references }, ...writeInline(make, codes, node.children, taken));
  });
}
