import { z } from '@hono/zod-openapi';
import { appeal } from '../actions/appeal.ts';
import type { Author } from '../actions/own-contribution.ts';
import { report } from '../actions/report.ts';
import { withdraw } from '../actions/withdraw.ts';
import { longest } from '../domain/longest.ts';
import { reasons } from '../domain/moderation/reasons.ts';
import { done } from '../domain/result.ts';
import { acting, type Door } from './doors.ts';
import { id, note, words } from './fields.ts';
import type { Request } from './host.ts';
import { type Refused, refused } from './problems.ts';

const tag = 'taking part';

const gives = z.object({ contribution: z.string() });
const byName = z.object({ contribution: id });
/** A guest is known by the private link alone. */
const byLink = z.object({ secret: id });

type Named = z.output<typeof byName> | z.output<typeof byLink>;

/** Who acts on their own words; refused to who must sign in first. */
function authorOf(params: Named, { viewer, edition }: Request): Author | Refused {
  if ('secret' in params) return params;
  return viewer ? { viewer, edition: edition.id, slug: params.contribution } : refused('sign-in-first');
}

async function takeBack(params: Named, request: Request) {
  const author = authorOf(params, request);
  if ('ok' in author) return author;
  const result = await withdraw(request.host.db, author, request.now);
  return result.ok ? done({ contribution: result.value }) : result;
}

async function contest(params: Named, text: string, request: Request) {
  const author = authorOf(params, request);
  if ('ok' in author) return author;
  const result = await appeal(request.host.db, author, { text, language: request.language }, request.now);
  return result.ok ? done({ contribution: result.value }) : result;
}

const withdrawal = { acts: ['withdraw'] as const, tag, summary: "Takes one's own words back.", gives };
const appealing = {
  acts: ['appeal'] as const,
  tag,
  summary: "Contests a decision on one's own words, in the language of Accept-Language.",
  given: z.strictObject({ text: words(longest.appeal) }),
  gives,
};

const reporting = acting({
  acts: ['report'],
  path: '/contributions/{contribution}/reports',
  tag,
  summary: 'Reports words that break the rules.',
  params: byName,
  given: z.strictObject({ reason: z.enum(reasons), note }),
  gives,
  answer: async ({ params: { contribution }, given }, { host, viewer, edition, now }) => {
    const result = await report(host.db, viewer, { edition: edition.id, slug: contribution, ...given }, now);
    return result.ok ? done({ contribution }) : result;
  },
});

export const ownDoors: readonly Door[] = [
  acting({
    ...withdrawal,
    path: '/contributions/{contribution}/withdrawals',
    params: byName,
    answer: ({ params }, request) => takeBack(params, request),
  }),
  acting({
    ...withdrawal,
    path: '/follow/{secret}/withdrawals',
    params: byLink,
    answer: ({ params }, request) => takeBack(params, request),
  }),
  acting({
    ...appealing,
    path: '/contributions/{contribution}/appeals',
    params: byName,
    answer: ({ params, given }, request) => contest(params, given.text, request),
  }),
  acting({
    ...appealing,
    path: '/follow/{secret}/appeals',
    params: byLink,
    answer: ({ params, given }, request) => contest(params, given.text, request),
  }),
  reporting,
];
