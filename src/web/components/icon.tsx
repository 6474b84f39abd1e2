import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const resolve = createRequire(import.meta.url).resolve;
const drawings = new Map<string, string>();

function drawingOf(name: string): string {
  const known = drawings.get(name);
  if (known !== undefined) return known;
  const source = readFileSync(resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  const drawing = source
    .slice(source.indexOf('>', source.indexOf('<svg')) + 1, source.lastIndexOf('</svg>'))
    .replace(/\s+/g, ' ')
    .trim();
  drawings.set(name, drawing);
  return drawing;
}

/** An icon of Lucide, always beside words that say the same. `turns`: it points along the line, so it is mirrored in right-to-left text. */
export function Icon({ name, turns = false }: { name: string; turns?: boolean }) {
  return (
    <svg
      class={turns ? 'i sens' : 'i'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: drawingOf(name) }}
    />
  );
}
