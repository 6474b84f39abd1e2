import { latestSaid } from '../../queries/latest-said.ts';
import { outcomeOf } from '../../queries/outcome.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { publishedClauses } from '../../queries/published-clauses.ts';
import { lastActAt } from '../../queries/record-version.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { PageContext } from '../page-context.ts';
import type { Handler, Site } from '../site.ts';
import { atomDocument, type FeedEntry, tagOf } from './atom.ts';

/** How many entries a feed holds. */
const size = 50;

/** What was said and what was answered in the edition. */
export const registerFeed =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const entries = await said(site, page, null);
    return send(site, c, { title: page.t('nav.register'), path: addresses.register, entries });
  };

/** What was said and what was answered on one paper. */
export const debateFeed =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const head = await paperHead(site.db, page.edition.id, c.req.param('paper') ?? '', page.language);
    if (!head) return c.notFound();
    const entries = await said(site, page, head.slug);
    const title = page.t('feed.debate', { title: head.title });
    return send(site, c, { title, path: addresses.paper(head.slug), entries });
  };

/** The clauses of the outcome, as they are published. */
export const outcomeFeed =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition, origin } = page;
    const state = await outcomeOf(site.db, edition.id);
    if (!state) return c.notFound();
    const clauses = await publishedClauses(site.db, edition.id, language, size);
    const entries = clauses.map((clause) => ({
      id: tagOf(origin, clause.publishedAt, `${edition.slug}/r/${clause.code}`),
      address: origin + inLanguage(language, addresses.recommendation(clause.code)),
      title: t('became.clause', { code: clause.code }),
      author: clause.mandate,
      publishedAt: clause.publishedAt,
      updatedAt: clause.rewordedAt,
      text: clause.text,
      language: clause.language,
    }));
    return send(site, c, { title: t('nav.outcome'), path: addresses.outcome, entries });
  };

/** Contributions and answers together, newest first. */
async function said(site: Site, page: PageContext, paper: string | null): Promise<FeedEntry[]> {
  const { t, language, edition, origin } = page;
  const { voices, answers } = await latestSaid(site.db, edition.id, page, { paper, size });
  const entries = [
    ...voices.map((voice) => {
      const author = voice.author || t('person.unnamed');
      return {
        id: tagOf(origin, voice.saidAt, `${edition.slug}/contributions/${voice.slug}`),
        address: origin + inLanguage(language, addresses.contribution(voice.slug)),
        title: t('feed.said', { author, paper: voice.paperCode }),
        author,
        at: voice.saidAt,
        text: voice.text,
        language: voice.language,
      };
    }),
    ...answers.map(({ to, ...reply }) => {
      const author = reply.respondent || reply.mandate;
      return {
        id: tagOf(origin, reply.answeredAt, `${edition.slug}/answers/${reply.slug}`),
        address: `${origin}${inLanguage(language, addresses[to.kind](to.slug))}#${reply.slug}`,
        title: t('feed.answered', { author, to: to.slug }),
        author,
        at: reply.answeredAt,
        text: [reply.text, reply.reason].filter(Boolean).join('\n\n'),
        language: reply.language,
      };
    }),
  ];
  return entries
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, size)
    .map(({ at, ...entry }) => ({ ...entry, publishedAt: at, updatedAt: at }));
}

interface Given {
  readonly title: string;
  /** Of the page it follows, within its language. */
  readonly path: string;
  readonly entries: readonly FeedEntry[];
}

async function send(
  site: Site,
  c: Parameters<Handler>[0],
  { title, path, entries }: Given,
): Promise<Response> {
  const { language, edition, origin } = c.get('page');
  const address = origin + new URL(c.req.url).pathname;
  // What is taken out of a feed changes it too, and every act is in the record.
  const changed = (await lastActAt(site.db)) ?? new Date(edition.from);
  const feed = {
    id: address,
    title: `${title} — ${edition.name}`,
    author: edition.name,
    language,
    address,
    page: origin + inLanguage(language, path),
    updatedAt: entries[0]?.updatedAt ?? changed,
    entries,
  };
  return c.body(atomDocument(feed), 200, {
    'Content-Type': 'application/atom+xml; charset=utf-8',
    'Last-Modified': changed.toUTCString(),
  });
}
