import { z } from '@hono/zod-openapi';
import { attachSource } from '../actions/attach-source.ts';
import { withdrawSource } from '../actions/withdraw-source.ts';
import { longestSource, sourceKinds } from '../domain/papers/source-file.ts';
import { done } from '../domain/result.ts';
import { paperSources } from '../queries/paper-sources.ts';
import { paperHead } from '../queries/paper-text.ts';
import { acting, type Door, reading } from './doors.ts';
import { id, oneLine } from './fields.ts';
import { faulty, refused } from './problems.ts';

const tag = 'sources';

/** What is wrong with the file itself; everything else is a refusal. */
const faults = ['empty', 'too-large', 'unknown-type', 'active', 'two-types', 'damaged'] as const;

const listing = reading({
  path: '/papers/{paper}/sources',
  tag,
  summary: 'The source files of a paper, those withdrawn included; the others are at the address given.',
  params: z.object({ paper: id }),
  gives: z.object({
    sources: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(sourceKinds),
        size: z.int(),
        sha256: z.string(),
        attachedAt: z.date(),
        withdrawnAt: z.date().nullable(),
        address: z.url().nullable(),
      }),
    ),
  }),
  answer: async ({ params }, { host, edition, language }) => {
    const head = await paperHead(host.db, edition.id, params.paper, language);
    if (!head) return refused('not-there');
    const found = await paperSources(host.db, head.id, language);
    const sources = found.map(({ at, ...source }) => ({
      ...source,
      attachedAt: at,
      address: source.withdrawnAt
        ? null
        : `${host.origin}/sources/${source.sha256}/${encodeURIComponent(source.name)}`,
    }));
    return done({ sources });
  },
});

const attaching = acting({
  acts: ['attach-source'],
  path: '/papers/{paper}/sources',
  tag,
  summary: 'Attaches a source file to a paper; the same file again is the one that is there.',
  params: z.object({ paper: id }),
  given: z.strictObject({
    name: oneLine(200),
    content: z.base64().max(Math.ceil(longestSource / 3) * 4 + 4),
  }),
  gives: z.object({ sha256: z.string() }),
  answer: async ({ params: { paper }, given }, { host, viewer, now }) => {
    const bytes = Uint8Array.from(Buffer.from(given.content, 'base64'));
    const result = await attachSource(host.db, viewer, { paper, name: given.name, bytes }, now);
    if (result.ok) return done({ sha256: result.value });
    const { refusal } = result;
    if (refusal === 'too-large') return faulty({ content: 'file.too-large' });
    const fault = faults.find((name) => name === refusal);
    if (fault) return faulty({ content: `file.${fault}` });
    return result as { ok: false; refusal: Exclude<typeof refusal, (typeof faults)[number]> };
  },
});

const withdrawing = acting({
  acts: ['withdraw-source'],
  path: '/papers/{paper}/sources/{sha256}/withdrawals',
  tag,
  summary: 'Takes a source file of a paper away: its line stays, its bytes are gone.',
  params: z.object({ paper: id, sha256: id }),
  gives: z.object({ sha256: z.string() }),
  answer: async ({ params }, { host, viewer, now }) => {
    const result = await withdrawSource(host.db, viewer, params, now);
    return result.ok ? done({ sha256: params.sha256 }) : result;
  },
});

export const sourceDoors: readonly Door[] = [listing, attaching, withdrawing];
