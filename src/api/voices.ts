import { z } from '@hono/zod-openapi';
import { constituencies } from '../domain/contributions/speaking.ts';
import { done } from '../domain/result.ts';
import { fatesOf } from '../queries/lineage.ts';
import { paperHead, provisionsOf } from '../queries/paper-text.ts';
import { recommendationByCode } from '../queries/recommendation.ts';
import { register } from '../queries/register.ts';
import { contributionNamed, thread } from '../queries/thread.ts';
import { type Door, reading } from './doors.ts';
import { after, id } from './fields.ts';
import { refused } from './problems.ts';
import {
  answer,
  answerShape,
  became,
  becameShape,
  contribution,
  contributionShape,
  next,
  perhapsMoment,
  provision,
  provisionShape,
  threadOf,
  threadShape,
} from './shapes.ts';

const tag = 'voices';

const debate = reading({
  path: '/papers/{paper}/provisions/{provision}/contributions',
  tag,
  summary: 'What was said on a provision, oldest first, with its replies and answers.',
  params: z.object({ paper: id, provision: id }),
  given: z.object({ after }),
  gives: z.object({ contributions: z.array(threadShape), next }),
  answer: async ({ params, given }, { host, edition, language, now }) => {
    const head = await paperHead(host.db, edition.id, params.paper, language);
    if (!head) return refused('not-there');
    const found = await provisionsOf(host.db, head.id, head.version, language);
    const standing = found.find(({ ref }) => ref === params.provision);
    if (!standing) return refused('not-there');
    const said = await thread(host.db, standing.id, { language, now }, given.after ?? 0);
    return done({ contributions: said.entries.map(threadOf), next: said.next });
  },
});

const oneContribution = reading({
  path: '/contributions/{contribution}',
  tag,
  summary: 'A contribution with its replies and answers, and what became of it.',
  params: z.object({ contribution: id }),
  gives: threadShape.extend({ became: z.array(becameShape) }),
  answer: async ({ params }, { host, edition, language, now }) => {
    const entry = await contributionNamed(host.db, edition.id, params.contribution, { language, now });
    if (!entry) return refused('not-there');
    const fates = await fatesOf(host.db, { contribution: entry.voice.id }, { language, now });
    return done({ ...threadOf(entry), became: fates.map(became) });
  },
});

const listening = reading({
  path: '/register',
  tag,
  summary: 'The listening register: what was said and is owed an answer, newest first, with its answers.',
  given: z.object({
    state: z.enum(['answered', 'pending', 'late']).optional(),
    circuit: z.string().optional(),
    paper: z.string().optional(),
    constituency: z.enum(constituencies).optional(),
    language: z.string().optional(),
    after,
  }),
  gives: z.object({ contributions: z.array(contributionShape), next }),
  answer: async ({ given: { after: from, ...filters } }, { host, edition, language, now }) => {
    const found = await register(host.db, edition.id, { language, now }, filters, from ?? null);
    const said = found.entries.map(({ voice, answers }) => contribution(voice, answers));
    return done({ contributions: said, next: found.next });
  },
});

const recommendation = reading({
  path: '/recommendations/{code}',
  tag,
  summary: 'A recommendation by its permanent code: its text, its answers, and what became of it.',
  params: z.object({ code: id }),
  gives: z
    .object({
      code: z.string(),
      paper: z.string(),
      circuit: z.string().nullable(),
      track: z.string().nullable(),
      dueAt: perhapsMoment,
      provision: provisionShape.nullable().openapi({ description: 'Null once the text no longer has it.' }),
      answers: z.array(answerShape),
      became: z.array(becameShape),
    })
    .openapi('Recommendation'),
  answer: async ({ params }, { host, edition, language, now }) => {
    const place = await recommendationByCode(host.db, edition.id, params.code, { language, now });
    const head = place && (await paperHead(host.db, edition.id, place.paper, language));
    if (!head) return refused('not-there');
    const found = await provisionsOf(host.db, head.id, head.version, language);
    const standing = found.find(({ ref }) => ref === place.ref);
    const fates = await fatesOf(host.db, { provision: place.id }, { language, now });
    return done({
      ...place,
      provision: standing ? provision(standing) : null,
      answers: place.answers.map(answer),
      became: fates.map(became),
    });
  },
});

export const voiceDoors: readonly Door[] = [debate, oneContribution, listening, recommendation];
