/** One entry of a feed: something said, answered or published. */
export interface FeedEntry {
  /** A permanent identifier (RFC 4287, 4.2.6): the same in every language of the feed. */
  readonly id: string;
  /** Where it is read. */
  readonly address: string;
  readonly title: string;
  readonly author: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  /** What it says, in a language of its own. */
  readonly text: string;
  readonly language: string;
}

export interface Feed {
  readonly id: string;
  readonly title: string;
  /** Who publishes it. */
  readonly author: string;
  readonly language: string;
  /** Its own address, and that of the page it follows. */
  readonly address: string;
  readonly page: string;
  readonly updatedAt: Date;
  readonly entries: readonly FeedEntry[];
}

/** A feed as an Atom document (RFC 4287): every text is plain, with its language. */
export function atomDocument(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.language)}">`,
    `<id>${xml(feed.id)}</id>`,
    `<title>${xml(feed.title)}</title>`,
    `<updated>${feed.updatedAt.toISOString()}</updated>`,
    `<author><name>${xml(feed.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(feed.address)}"/>`,
    `<link rel="alternate" type="text/html" hreflang="${xml(feed.language)}" href="${xml(feed.page)}"/>`,
    ...feed.entries.map(entry),
    '</feed>\n',
  ].join('\n');
}

function entry({ id, address, title, author, publishedAt, updatedAt, text, language }: FeedEntry): string {
  return [
    '<entry>',
    `<id>${xml(id)}</id>`,
    `<title>${xml(title)}</title>`,
    `<author><name>${xml(author)}</name></author>`,
    `<published>${publishedAt.toISOString()}</published>`,
    `<updated>${updatedAt.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(address)}"/>`,
    `<content type="text" xml:lang="${xml(language)}">${xml(text)}</content>`,
    '</entry>',
  ].join('\n');
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold at all (2.2), alone or as half of a character, is left out; the rest is escaped. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (character) => named[character] ?? '');
}

/** A permanent identifier for something of a day on a site (RFC 4151): it holds whatever becomes of the addresses. */
export const tagOf = (origin: string, day: Date, name: string): string =>
  `tag:${new URL(origin).hostname},${day.toISOString().slice(0, 10)}:${name}`;
