import { z } from '@hono/zod-openapi';
import { appeal } from '../actions/appeal.ts';
import type { Author, Writer } from '../actions/own-contribution.ts';
import { report } from '../actions/report.ts';
import { withdraw } from '../actions/withdraw.ts';
import { longest } from '../domain/longest.ts';
import { reasons } from '../domain/moderation/reasons.ts';
import { signInFirst } from '../domain/people/permissions/permissions.ts';
import { done } from '../domain/result.ts';
import { acting, type Door } from './doors.ts';
import { id, note, words } from './fields.ts';
import type { Request } from './host.ts';
import type { Refused } from './problems.ts';

const tag = 'taking part';

const gives = z.object({ contribution: z.string() });
const byName = z.object({ contribution: id });
const byCode = z.object({ code: id });
/** A guest is known by the private link alone. */
const byLink = z.object({ secret: id });

type Named = z.output<typeof byName> | z.output<typeof byLink>;

/** Who acts on their own words; refused to who must sign in first. */
function authorOf(act: 'withdraw' | 'appeal', params: Named, { viewer, edition }: Request): Author | Refused {
  if ('secret' in params) return params;
  return viewer ? { viewer, edition: edition.id, slug: params.contribution } : signInFirst(act);
}

async function takeBack(params: Named, request: Request) {
  const author = authorOf('withdraw', params, request);
  if ('ok' in author) return author;
  const result = await withdraw(request.host.db, author, request.now);
  return result.ok ? done({ contribution: result.value }) : result;
}

async function contest(author: Writer | Refused, text: string, request: Request) {
  if ('ok' in author) return author;
  const result = await appeal(request.host.db, author, { text, language: request.language }, request.now);
  return result.ok ? done({ appealed: true }) : result;
}

const withdrawal = { acts: ['withdraw'] as const, tag, summary: "Takes one's own words back.", gives };
const appealing = {
  acts: ['appeal'] as const,
  tag,
  summary: "Contests a decision on one's own words, in the language of Accept-Language.",
  given: z.strictObject({ text: words(longest.appeal) }),
  gives: z.object({ appealed: z.boolean() }),
};

const reporting = {
  acts: ['report'] as const,
  tag,
  keyed: true,
  given: z.strictObject({ reason: z.enum(reasons), note }),
  gives: z.object({ reported: z.boolean() }),
};

async function tell(
  about: Parameters<typeof report>[2]['about'],
  asked: { readonly given: z.output<typeof reporting.given>; readonly key: string },
  { host, viewer, edition, now }: Request,
) {
  const wanted = { ...asked.given, edition: edition.id, about, key: asked.key };
  const result = await report(host.db, viewer, wanted, now);
  return result.ok ? done({ reported: true }) : result;
}

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
    answer: ({ params, given }, request) => contest(authorOf('appeal', params, request), given.text, request),
  }),
  acting({
    ...appealing,
    path: '/amendments/{code}/appeals',
    params: byCode,
    answer: ({ params: { code }, given }, request) => {
      const { viewer, edition } = request;
      const author = viewer ? { viewer, edition: edition.id, code } : signInFirst('appeal');
      return contest(author, given.text, request);
    },
  }),
  acting({
    ...appealing,
    path: '/follow/{secret}/appeals',
    params: byLink,
    answer: ({ params, given }, request) => contest(authorOf('appeal', params, request), given.text, request),
  }),
  acting({
    ...reporting,
    path: '/contributions/{contribution}/reports',
    summary: 'Reports words that break the rules, with or without an account.',
    params: byName,
    answer: ({ params, ...asked }, request) => tell(params, asked, request),
  }),
  acting({
    ...reporting,
    path: '/amendments/{code}/reports',
    summary: 'Reports an amendment that breaks the rules, with or without an account.',
    params: byCode,
    answer: ({ params: { code }, ...asked }, request) => tell({ amendment: code }, asked, request),
  }),
];
