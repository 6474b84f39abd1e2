import { z } from '@hono/zod-openapi';
import { publishOutcome } from '../actions/publish-outcome.ts';
import { publishVersion } from '../actions/publish-version.ts';
import { reviewTranslation } from '../actions/review-translation.ts';
import { reviseProvision } from '../actions/revise-provision.ts';
import { translateContribution } from '../actions/translate-contribution.ts';
import { writeClause } from '../actions/write-clause.ts';
import { longest } from '../domain/longest.ts';
import { lineageKinds } from '../domain/outcomes/lineage-kinds.ts';
import { done } from '../domain/result.ts';
import { parseInline } from '../exchange/congress-pack/inline-markdown.ts';
import { outcomeOf } from '../queries/outcome.ts';
import { publicationGaps } from '../queries/publication-gaps.ts';
import { acting, type Door } from './doors.ts';
import { id, isWritten, language, note, perhaps, words } from './fields.ts';
import { faulty, refused } from './problems.ts';

const tag = 'writing';

const writing = {
  path: '/papers/{paper}/provisions/{provision}/revisions',
  params: z.object({ paper: id, provision: id }),
} as const;

const revising = acting({
  ...writing,
  acts: ['revise', 'translate'],
  tag,
  summary:
    'Writes a provision anew in the draft of its paper; in another language than its authentic one, translates it.',
  keyed: true,
  given: z.strictObject({
    text: words(longest.provision).openapi({ description: 'Inline Markdown, in one paragraph.' }),
    language,
    basis: z.int().min(1).openapi({ description: 'What was read by GET at this address.' }),
    waiveTerms: z.boolean().default(false).openapi({
      description: 'Of a translation: saves it also without the words that the termbase expects.',
    }),
  }),
  gives: z.object({ draft: z.int() }),
  answer: async ({ params, given, key }, { host, viewer, edition, now }) => {
    if (!isWritten(edition, given.language)) return faulty({ language: 'choose' });
    const { content, refused: marks } = parseInline(given.text.replace(/\s*\n\s*/g, ' '));
    if (marks.length > 0) return faulty({ text: 'marks' });
    const wanted = { ...given, paper: params.paper, ref: params.provision, content, key };
    const result = await reviseProvision(host.db, viewer, wanted, now);
    return result.ok ? done({ draft: result.value }) : result;
  },
});

const reviewing = acting({
  acts: ['review-translation'],
  path: '/papers/{paper}/provisions/{provision}/reviews',
  tag,
  summary: 'Says that somebody else than its translator has read a translation again.',
  params: z.object({ paper: id, provision: id }),
  given: z.strictObject({
    language,
    text: words(longest.provision).openapi({
      description: 'The translation as it was read, by GET at revisions.',
    }),
  }),
  gives: z.object({}),
  answer: async ({ params, given }, { host, viewer, now }) => {
    const read = parseInline(given.text.replace(/\s*\n\s*/g, ' ')).content;
    const wanted = { paper: params.paper, ref: params.provision, language: given.language, read };
    const result = await reviewTranslation(host.db, viewer, wanted, now);
    return result.ok ? done({}) : result;
  },
});

const translatingContribution = acting({
  acts: ['translate-contribution'],
  path: '/contributions/{contribution}/translations',
  tag,
  summary: 'Says in another language what somebody said, in the place of what was there and seen.',
  params: z.object({ contribution: id }),
  given: z.strictObject({
    language,
    text: words(longest.words),
    seen: perhaps(64).openapi({
      description: 'The SHA-256, in hexadecimal, of the translation that was there; empty for none.',
    }),
  }),
  gives: z.object({ language: z.string() }),
  answer: async ({ params, given }, { host, viewer, edition, now }) => {
    if (viewer && !isWritten(edition, given.language)) return faulty({ language: 'choose' });
    const wanted = { ...given, edition: edition.id, slug: params.contribution };
    const result = await translateContribution(host.db, viewer, wanted, now);
    return result.ok ? done({ language: result.value }) : result;
  },
});

const publishing = acting({
  acts: ['publish-version'],
  path: '/papers/{paper}/publications',
  tag,
  summary: 'Publishes the draft of a paper, with what changed and why in the language of Accept-Language.',
  params: z.object({ paper: id }),
  given: z.strictObject({ note }),
  gives: z.object({ version: z.int() }),
  answer: async ({ params: { paper }, given }, { host, viewer, now, language: written }) => {
    const letter = host.letters.amendment('stuck');
    const wanted = { paper, note: given.note, language: written, letter };
    const result = await publishVersion(host.db, viewer, wanted, now);
    return result.ok ? done({ version: result.value }) : result;
  },
});

const consolidating = acting({
  acts: ['write-clause'],
  path: '/outcome/clauses',
  tag,
  summary: 'Writes a clause of the global policies from the things it comes from.',
  keyed: true,
  given: z.strictObject({
    text: words(longest.words),
    language,
    heading: words(200).openapi({ description: 'The id of the heading it stands under.' }),
    origins: z
      .array(words(100))
      .max(200)
      .default([])
      .openapi({ description: 'Codes of recommendations, ids of contributions, answers and priorities.' }),
    kind: z.enum(lineageKinds).default('adapted'),
    note: note.openapi({ description: 'Without any origin: why the clause is new.' }),
  }),
  gives: z.object({ clause: z.string() }),
  answer: async ({ given, key }, { host, viewer, edition, now }) => {
    const outcome = await outcomeOf(host.db, edition.id);
    if (!outcome) return refused('no-outcome');
    if (!isWritten(edition, given.language)) return faulty({ language: 'choose' });
    const result = await writeClause(host.db, viewer, { ...given, outcome: outcome.slug, key }, now);
    if (result.ok) return done({ clause: result.value });
    return result.refusal === 'unknown-origins' ? { ...result, more: { unknown: result.unknown } } : result;
  },
});

const settling = acting({
  acts: ['publish-outcome'],
  path: '/outcome/publications',
  tag,
  summary: 'Publishes the global policies; refused with everything that is missing.',
  gives: z.object({ version: z.int() }),
  answer: async (_, { host, viewer, edition, now }) => {
    const outcome = await outcomeOf(host.db, edition.id);
    if (!outcome) return refused('no-outcome');
    const result = await publishOutcome(host.db, viewer, outcome.slug, now);
    if (result.ok) return done({ version: result.value });
    if (result.refusal !== 'incomplete' || outcome.draft === null) return result;
    const gaps = await publicationGaps(host.db, outcome.id, outcome.draft);
    return { ...result, more: { missing: gaps } };
  },
});

export const writingDoors: readonly Door[] = [
  revising,
  reviewing,
  translatingContribution,
  publishing,
  consolidating,
  settling,
];
