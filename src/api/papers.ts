import { z } from '@hono/zod-openapi';
import { decide } from '../domain/people/permissions/permissions.ts';
import { done } from '../domain/result.ts';
import { writeInline } from '../exchange/congress-pack/inline-markdown.ts';
import { originsOf } from '../queries/lineage.ts';
import { newClauses, outcomeOf } from '../queries/outcome.ts';
import { type PaperHead, paperHead, provisionsOf } from '../queries/paper-text.ts';
import { papers } from '../queries/papers.ts';
import { revisionBasis } from '../queries/revision.ts';
import { type Door, reading } from './doors.ts';
import { after, id, language as languageField } from './fields.ts';
import { openToday } from './host.ts';
import { refused } from './problems.ts';
import {
  comesFrom,
  comesFromShape,
  moment,
  named,
  namedShape,
  next,
  provision,
  provisionShape,
} from './shapes.ts';

const tag = 'texts';

const filter = z.string().optional();

const paperList = reading({
  path: '/papers',
  tag,
  summary: 'The published papers, in their order.',
  given: z.object({
    circuit: filter,
    track: filter,
    domain: filter,
    kind: filter,
    language: filter.openapi({ description: 'Only papers that exist in it.' }),
    lead: filter,
    organisation: filter,
    after,
  }),
  gives: z.object({
    papers: z.array(
      z
        .object({
          id: z.string(),
          code: z.string(),
          kind: z.string(),
          title: z.string(),
          summary: z.string(),
          language: z.string(),
          circuit: namedShape.nullable(),
          languages: z.array(z.string()),
          leads: z.array(namedShape),
          recommendations: z.int(),
          contributions: z.int(),
          answered: z.int(),
        })
        .openapi('ListedPaper'),
    ),
    next,
  }),
  answer: async ({ given: { after: from, ...filters } }, { host, edition, language }) => {
    const found = await papers(host.db, edition.id, language, filters, from ?? null);
    const list = found.papers.map(({ slug, circuit, leads, languages, ...rest }) => ({
      ...rest,
      id: slug,
      circuit: circuit && named(circuit),
      languages: [...languages],
      leads: leads.map(named),
    }));
    return done({ papers: list, next: found.next });
  },
});

const titleShape = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.string(),
  circuit: z.string().nullable(),
  track: z.string().nullable(),
  authenticLanguage: z.string(),
  languages: z.array(z.string()),
  version: z.int(),
  latestVersion: z.int(),
  publishedAt: moment,
  title: z.string(),
  summary: z.string(),
  language: z.string(),
  status: z.string(),
});

const titleOf = ({ slug, circuit, track, authentic, latest, languages, ...rest }: PaperHead) => ({
  ...rest,
  id: slug,
  circuit: circuit?.slug ?? null,
  track: track?.slug ?? null,
  authenticLanguage: authentic,
  latestVersion: latest,
  languages: [...languages],
});

const onePaper = reading({
  acts: ['read'],
  path: '/papers/{paper}',
  tag,
  summary:
    'A paper with its provisions, in one language and one published version; the latest when none is named.',
  params: z.object({ paper: id }),
  given: z.object({
    language: languageField.optional(),
    version: z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number)
      .optional()
      .openapi({ type: 'integer' }),
  }),
  gives: titleShape.extend({ provisions: z.array(provisionShape) }).openapi('Paper'),
  answer: async ({ params, given }, { host, edition, language: liked }) => {
    const language = given.language ?? liked;
    const head = await paperHead(host.db, edition.id, params.paper, language, given.version ?? null);
    if (!head) return refused('not-there');
    const provisions = await provisionsOf(host.db, head.id, head.version, language);
    return done({ ...titleOf(head), provisions: provisions.map(provision) });
  },
});

const revision = reading({
  path: '/papers/{paper}/provisions/{provision}/revisions',
  tag,
  summary:
    'A provision as the draft of its paper has it, for who writes it: its `basis` goes with a revision.',
  params: z.object({ paper: id, provision: id }),
  gives: z.object({
    basis: z.int(),
    kind: z.string(),
    texts: z.record(z.string(), z.string()).openapi({ description: 'Inline Markdown by language.' }),
  }),
  answer: async ({ params }, request) => {
    const { host, edition, viewer, language } = request;
    const head = await paperHead(host.db, edition.id, params.paper, language);
    if (!head) return refused('not-there');
    const place = { circuit: head.circuit?.slug ?? null, track: head.track?.slug ?? null, paper: head.slug };
    // Whoever may revise may translate.
    const decision = decide(viewer, { act: 'translate', place, open: openToday(request) });
    if (!decision.ok) return decision;
    const found = await provisionsOf(host.db, head.id, head.version, language);
    const standing = found.find(({ ref }) => ref === params.provision);
    const basis = standing && (await revisionBasis(host.db, standing.id));
    if (!basis) return refused('not-there');
    const texts = Object.entries(basis.texts).map(([code, content]) => [code, writeInline(content)]);
    return done({ ...basis, texts: Object.fromEntries(texts) });
  },
});

const outcome = reading({
  path: '/outcome',
  tag,
  summary: 'The global policies as published: every clause with where it comes from, or why it is new.',
  gives: titleShape
    .extend({
      clauses: z.array(
        provisionShape
          .extend({ comesFrom: z.array(comesFromShape), newBecause: z.string().nullable() })
          .openapi('Clause'),
      ),
    })
    .openapi('Outcome'),
  answer: async (_, { host, edition, now, language }) => {
    const state = await outcomeOf(host.db, edition.id);
    const head = state && (await paperHead(host.db, edition.id, state.slug, language));
    if (!head) return refused('not-there');
    const provisions = await provisionsOf(host.db, head.id, head.version, language);
    const clauses = provisions.filter(({ kind }) => kind === 'recommendation');
    const ids = clauses.map((clause) => clause.id);
    const lines = await originsOf(host.db, ids, { language, now });
    const reasons = await newClauses(host.db, ids);
    return done({
      ...titleOf(head),
      clauses: clauses.map((clause) => ({
        ...provision(clause),
        comesFrom: lines.filter((line) => line.clause === clause.id).map(comesFrom),
        newBecause: reasons.get(clause.id) ?? null,
      })),
    });
  },
});

export const paperDoors: readonly Door[] = [paperList, onePaper, revision, outcome];
