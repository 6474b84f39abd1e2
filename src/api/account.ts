import { z } from '@hono/zod-openapi';
import { changeProfile, erasePerson } from '../actions/account.ts';
import { takeOwnData } from '../actions/take-own-data.ts';
import { longest } from '../domain/longest.ts';
import { done } from '../domain/result.ts';
import { acting, type Door, reading } from './doors.ts';
import { oneLine, language as tongue } from './fields.ts';
import { faulty } from './problems.ts';

const tag = 'account';

const taking = reading({
  acts: ['export-own-data'],
  path: '/account/data',
  tag,
  summary: 'Everything that is kept about who asks.',
  gives: z.record(z.string(), z.unknown()),
  answer: (_, { host, viewer }) => takeOwnData(host.db, viewer),
});

const changing = acting({
  acts: ['change-profile'],
  path: '/account/profiles',
  tag,
  summary: 'Changes what a person says of themselves.',
  given: z.strictObject({
    name: oneLine(longest.name),
    place: oneLine(longest.place).nullable().default(null),
    language: tongue.nullable().default(null),
    namePublic: z.boolean().nullable().default(null).openapi({
      description:
        'Whether their name may stand beside what they do under a mandate; null leaves it as it is.',
    }),
  }),
  gives: z.object({ name: z.string() }),
  answer: async ({ given }, { host, viewer, now }) => {
    const { language } = given;
    if (language !== null && !host.languages.includes(language)) return faulty({ language: 'choose' });
    const result = await changeProfile(host.db, viewer, given, now);
    return result.ok ? done({ name: given.name }) : result;
  },
});

const erasing = acting({
  acts: ['erase-oneself'],
  path: '/account/erasures',
  tag,
  summary: 'Erases who asks: their name, address and ways to sign in; the institutional record stays.',
  given: z.strictObject({
    sure: z.literal(true),
    words: z.boolean().default(false).openapi({
      description: 'Whether to withdraw what they said and proposed for themselves, too.',
    }),
  }),
  gives: z.object({ erased: z.literal(true) }),
  answer: async ({ given }, { host, viewer, now }) => {
    const result = await erasePerson(host.db, viewer, given.words, now);
    return result.ok ? done({ erased: true as const }) : result;
  },
});

export const accountDoors: readonly Door[] = [taking, changing, erasing];
