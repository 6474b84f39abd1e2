import { currentEdition } from '../../queries/current-edition.ts';
import { type PublicName, publicNames } from '../../queries/public-paths.ts';
import { addresses, inLanguage } from '../addresses.ts';
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
];

function pathOf({ kind, name, paper }: PublicName): string {
  return kind === 'provision' ? addresses.provision(paper ?? '', name) : addresses[kind](name);
}

/** Every public page in every language, each with its translations. */
export const sitemap =
  (site: Site): Handler =>
  async (c) => {
    const edition = await currentEdition(site.db, 'en');
    const names = edition ? await publicNames(site.db, edition.id) : [];
    const { origin } = site.settings;
    const entries = [...alone, ...names.map(pathOf)].flatMap((path) => {
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
    return c.body(
      `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${entries.join('\n')}\n</urlset>\n`,
      200,
      {
        'Content-Type': 'application/xml; charset=utf-8',
      },
    );
  };

/** Robots may read what people may; forms lead nowhere for them. */
export const robots =
  (site: Site): Handler =>
  (c) =>
    c.text(
      `User-agent: *\nDisallow: /*/outbox\nDisallow: /*/roles\nSitemap: ${site.settings.origin}/sitemap.xml\n`,
    );
