import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { answer, type NewAnswer } from '../../actions/answer.ts';
import { dispositions } from '../../domain/answers/dispositions.ts';
import { longest } from '../../domain/longest.ts';
import { recommendationByCode } from '../../queries/recommendation.ts';
import { contributionNamed } from '../../queries/thread.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Faults } from '../components/field.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { showContribution } from '../pages/contribution.tsx';
import { showRecommendation } from '../pages/recommendation.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

type Context = Parameters<Handler>[0];

const words = z.string().max(longest.note, 'too-long').default('');

const schema = z
  .object({
    key: z.uuid('again'),
    text: z.string('empty').min(1, 'empty').max(longest.words, 'too-long'),
    language: z.string('choose'),
    disposition: z.enum(['', ...dispositions], 'choose').default(''),
    reason: words,
    mandate: z.string().optional(),
  })
  .refine(({ disposition, reason }) => disposition === '' || reason !== '', {
    path: ['reason'],
    message: 'reason',
  })
  .refine(({ disposition, reason }) => reason === '' || disposition !== '', {
    path: ['disposition'],
    message: 'disposition',
  });

/** Answers a contribution. */
export const answerContributionAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const slug = c.req.param('contribution') ?? '';
    const entry = await contributionNamed(site.db, page.edition.id, slug, page);
    if (!entry) return c.notFound();
    return take(
      site,
      c,
      entry.voice.paper,
      { contribution: slug },
      {
        address: addresses.contribution(slug),
        again: (values, faults) => showContribution(site, c, slug, { which: 'answer', values, faults }),
      },
    );
  };

/** Answers a recommendation: a disposition is owed. */
export const answerRecommendationAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const place = await recommendationByCode(site.db, page.edition.id, c.req.param('code') ?? '', page);
    if (!place) return c.notFound();
    return take(
      site,
      c,
      place.paper,
      { recommendation: place.code },
      {
        address: addresses.recommendation(place.code),
        again: (values, faults) => showRecommendation(site, c, place.code, { values, faults }),
      },
    );
  };

interface Ways {
  readonly address: string;
  readonly again: (values: FormValues, faults: Faults) => Promise<Response>;
}

async function take(
  site: Site,
  c: Context,
  paper: string,
  to: NewAnswer['to'],
  ways: Ways,
): Promise<Response> {
  const page = c.get('page');
  const values = await typedIn(c);
  const parsed = parseForm(schema, values, page.t);
  if (!parsed.ok) return ways.again(values, parsed.faults);
  const { disposition, reason, mandate, ...given } = parsed.value;
  if ('recommendation' in to && disposition === '')
    return ways.again(values, { disposition: page.t('fault.disposition') });
  if (!page.edition.contentLanguages.includes(given.language))
    return ways.again(values, { language: page.t('fault.choose') });
  const wanted: NewAnswer = {
    ...given,
    paper,
    to,
    mandate: mandate || undefined,
    disposition: disposition === '' ? null : disposition,
    reason: reason === '' ? null : reason,
  };
  const result = await answer(site.db, page.viewer, wanted, site.now());
  // The words are kept, to be sent as a new answer.
  if (!result.ok && result.refusal === 'key-used')
    return ways.again({ ...values, key: randomUUID() }, { text: page.t('fault.key-used') });
  if (!result.ok) return refusalPage(c, result);
  return c.redirect(`${inLanguage(page.language, ways.address)}#${result.value}`, 303);
}
