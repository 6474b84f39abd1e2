import { sourceBytes } from '../../queries/paper-sources.ts';
import type { Handler, Site } from '../site.ts';

/**
 * A file of a paper: always to be saved, never to be shown here. It may be kept for a day, since it may be withdrawn.
 */
export const sourceFile =
  (site: Site): Handler =>
  async (c) => {
    const file = await sourceBytes(site.db, c.req.param('sha256') ?? '', c.req.param('name') ?? '');
    if (!file) return c.notFound();
    return c.body(file.bytes, 200, {
      'Content-Type': file.type,
      'Content-Disposition': attachment(file.name),
      'Content-Length': String(file.bytes.length),
      'Cache-Control': 'public, max-age=86400, immutable',
    });
  };

/** RFC 6266, with the name in UTF-8 as RFC 8187 writes it (the successor of RFC 5987). */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
