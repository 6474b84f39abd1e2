import { expect, test } from 'vitest';
import { nextUse } from './next-use.ts';

const phases = [
  { name: 'Write', language: 'en', from: '2019-05-13', to: '2019-07-14', opens: ['draft'] },
  { name: 'Debate', language: 'en', from: '2019-07-15', to: '2019-11-08', opens: ['draft', 'contribute'] },
  { name: 'Follow up', language: 'en', from: '2019-11-18', to: '2021-04-30', opens: ['answer'] },
];
const calendar = (today: string) => ({ phases, timeZone: 'Africa/Johannesburg', today });
const sitting = { title: 'Accessible cities', language: 'en', day: '2019-11-13', from: '10:00' };

test.each([
  ['2019-06-01', sitting, 'sitting', '2019-11-13T08:00:00.000Z'],
  ['2019-06-01', { ...sitting, from: null }, 'day', '2019-11-12T22:00:00.000Z'],
  ['2019-06-01', undefined, 'begins', '2019-07-14T22:00:00.000Z'],
  ['2019-11-08', undefined, 'ends', '2019-11-08T22:00:00.000Z'],
])('on %s a text with the sitting %o is next used when it %s', (today, coming, kind, at) => {
  const use = nextUse(calendar(today), coming);
  expect([use?.kind, use?.at.toISOString()]).toEqual([kind, at]);
});

test.each(['2019-11-09', '2019-12-01'])('on %s nothing is ahead', (today) => {
  expect(nextUse(calendar(today), undefined)).toBeNull();
});
