import { z } from '@hono/zod-openapi';
import { answer, type NewAnswer } from '../actions/answer.ts';
import { dispositions } from '../domain/answers/dispositions.ts';
import { longest } from '../domain/longest.ts';
import { done } from '../domain/result.ts';
import { recommendationByCode } from '../queries/recommendation.ts';
import { contributionNamed } from '../queries/thread.ts';
import { acting, type Door } from './doors.ts';
import { id, isWritten, language, mandate, words } from './fields.ts';
import type { Request } from './host.ts';
import { faulty, refused } from './problems.ts';

const tag = 'answering';

const given = z
  .strictObject({
    text: words(longest.words),
    language,
    disposition: z.enum(dispositions).nullable().default(null),
    reason: words(longest.note).nullable().default(null),
    mandate,
  })
  .refine(({ disposition, reason }) => disposition === null || reason !== null, {
    path: ['reason'],
    message: 'reason',
  })
  .refine(({ disposition, reason }) => reason === null || disposition !== null, {
    path: ['disposition'],
    message: 'disposition',
  });

const gives = z.object({ answer: z.string() });

async function take(
  { host, viewer, edition, now }: Request,
  about: Pick<NewAnswer, 'paper' | 'to' | 'key'>,
  said: z.output<typeof given>,
) {
  if (!isWritten(edition, said.language)) return faulty({ language: 'choose' });
  const result = await answer(host.db, viewer, { ...said, ...about, mandate: said.mandate }, now);
  return result.ok ? done({ answer: result.value }) : result;
}

const toContribution = acting({
  acts: ['answer'],
  path: '/contributions/{contribution}/answers',
  tag,
  summary: 'Answers a contribution, under a mandate.',
  params: z.object({ contribution: id }),
  keyed: true,
  given,
  gives,
  answer: async ({ params: { contribution }, given: said, key }, request) => {
    const { host, edition, now, language: liked } = request;
    const entry = await contributionNamed(host.db, edition.id, contribution, { language: liked, now });
    if (!entry) return refused('not-there');
    return take(request, { paper: entry.voice.paper, to: { contribution }, key }, said);
  },
});

const toRecommendation = acting({
  acts: ['answer'],
  path: '/recommendations/{code}/answers',
  tag,
  summary: 'Answers a recommendation, under a mandate: a disposition is owed.',
  params: z.object({ code: id }),
  keyed: true,
  given,
  gives,
  answer: async ({ params, given: said, key }, request) => {
    const { host, edition, now, language: liked } = request;
    const place = await recommendationByCode(host.db, edition.id, params.code, { language: liked, now });
    if (!place) return refused('not-there');
    if (said.disposition === null) return faulty({ disposition: 'disposition' });
    return take(request, { paper: place.paper, to: { recommendation: place.code }, key }, said);
  },
});

export const answeringDoors: readonly Door[] = [toContribution, toRecommendation];
