import type { Context } from 'hono';
import { currentEdition } from '../../queries/current-edition.ts';
import { countPublicNames, type PublicName, publicNames } from '../../queries/public-paths.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { cursorOf } from '../cursor.ts';
import { languages } from '../languages/languages.ts';
import type { Handler, Site } from '../site.ts';

const alone = [
  addresses.home,
  addresses.circuits,
  addresses.papers,
  addresses.priorities,
  addresses.register,
  addresses.programme,
  addresses.outcome,
  addresses.domains,
  addresses.organisations,
  addresses.about,
  addresses.accessibility,
  addresses.data,
];

function pathOf({ kind, name, paper }: PublicName): string {
  if (kind === 'paperForm') return addresses.paperForm(paper ?? '', name === 'simple' ? 'simple' : 'summary');
  return kind === 'provision' || kind === 'amendment'
    ? addresses[kind](paper ?? '', name)
    : addresses[kind](name);
}

/** How many names a sitemap holds: with four languages, far below the 50,000 addresses that sitemaps.org allows. */
const size = 5000;

/** Every public page in every language, each with its translations; in parts, with their index, when they are many. */
export const sitemap =
  (site: Site): Handler =>
  async (c) => {
    const { origin } = site.settings;
    const edition = await currentEdition(site.db, 'en');
    const parts = edition ? Math.ceil((await countPublicNames(site.db, edition.id)) / size) : 0;
    const asked = cursorOf(c, 'part');
    if (parts > 1 && asked === null) return xml(c, indexOf(origin, parts));
    const part = asked ?? 1;
    if (part < 1 || part > Math.max(parts, 1)) return c.notFound();
    const names = edition ? await publicNames(site.db, edition.id, size, (part - 1) * size) : [];
    return xml(c, pagesOf(origin, [...(part === 1 ? alone : []), ...names.map(pathOf)]));
  };

function indexOf(origin: string, parts: number): string {
  const entries = Array.from(
    { length: parts },
    (_, index) => `<sitemap><loc>${origin}/sitemap.xml?part=${index + 1}</loc></sitemap>`,
  );
  return `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</sitemapindex>`;
}

function pagesOf(origin: string, paths: readonly string[]): string {
  const entries = paths.flatMap((path) => {
    const others = languages
      .map(
        (other) =>
          `<xhtml:link rel="alternate" hreflang="${other}" href="${origin}${inLanguage(other, path)}"/>`,
      )
      .join('');
    return languages.map(
      (language) => `<url><loc>${origin}${inLanguage(language, path)}</loc>${others}</url>`,
    );
  });
  const head =
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">';
  return `${head}\n${entries.join('\n')}\n</urlset>`;
}

const xml = (c: Context, document: string): Response =>
  c.body(`<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`, 200, {
    'Content-Type': 'application/xml; charset=utf-8',
  });

/** Robots may read what people may; forms lead nowhere for them. */
export const robots =
  (site: Site): Handler =>
  (c) =>
    c.text(
      `User-agent: *\nDisallow: /*/outbox\nDisallow: /*/roles\nSitemap: ${site.settings.origin}/sitemap.xml\n`,
    );
