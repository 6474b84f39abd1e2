import type { Inline } from '../../domain/papers/inline.ts';
import type { MemoryUnit } from '../../queries/translation-memory.ts';
import { dataOf } from './marks.ts';
import { type Child, emptyDocument, type Make, maker, written } from './write-xml.ts';

/** Translations as a memory that translation tools read: TMX 1.4b, level 2, a unit for each provision. */
export function writeTmx(units: readonly MemoryUnit[]): string {
  const document = emptyDocument();
  const make = maker(document, null);
  const header = make('header', {
    creationtool: 'Parvis',
    creationtoolversion: '1',
    segtype: 'paragraph',
    'o-tmf': 'Parvis',
    adminlang: 'en',
    srclang: '*all*',
    datatype: 'unknown',
  });
  const body = make('body', {}, ...units.flatMap((unit) => ['\n', unitOf(make, unit)]), '\n');
  return written(document, make('tmx', { version: '1.4' }, '\n', header, '\n', body, '\n'));
}

function unitOf(make: Make, { paper, ref, language, source, translations }: MemoryUnit) {
  const texts = [{ language, content: source }, ...translations];
  return make(
    'tu',
    { tuid: `${paper}/${ref}`, srclang: language },
    ...texts.map((text) =>
      make('tuv', { 'xml:lang': text.language }, make('seg', {}, ...inline(make, text.content, { last: 0 }))),
    ),
  );
}

const typeOf = { emphasis: 'italic', strong: 'bold', link: 'link', note: 'fnote' } as const;

/** Marks as pairs of `bpt` and `ept`, notes as `ph` (TMX 1.4b, content markup); `count` numbers them in a segment. */
function inline(make: Make, content: readonly Inline[], count: { last: number }): Child[] {
  return content.flatMap((node): Child[] => {
    if (node.type === 'text') return [node.text];
    const number = String(++count.last);
    const type = typeOf[node.type];
    const [start, end] = dataOf(node);
    if (node.type === 'note') return [make('ph', { x: number, type }, start)];
    const children = inline(make, node.children, count);
    return [make('bpt', { i: number, x: number, type }, start), ...children, make('ept', { i: number }, end)];
  });
}
