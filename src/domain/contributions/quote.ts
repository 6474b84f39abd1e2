/** Words of a text, from one UTF-16 unit of it to another. */
export interface Quote {
  readonly start: number;
  readonly end: number;
}

/**
 * Where somebody's quoted words stand in a text: they must be there, once. Spaces of any kind and number are one, as
 * pages show some otherwise than they are stored; quotation marks around the whole are not part of it.
 */
export function findQuote(text: string, quoted: string): Quote | 'not-found' | 'several' {
  const words = quoted
    .trim()
    .replace(/^[«“”"‘']\s*|\s*[»“”"’']$/g, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return 'not-found';
  const pattern = new RegExp(
    words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'),
    'gu',
  );
  const [first, second] = text.matchAll(pattern);
  if (!first) return 'not-found';
  if (second) return 'several';
  return { start: first.index, end: first.index + first[0].length };
}
