import { expect, test } from 'vitest';
import { leavesOf } from '../papers/inline.ts';
import { lengthOf, sharedEnds } from './shared-ends.ts';

const length = (sentence: string, inside: string) => {
  const many = sentence.repeat(Math.ceil(3000 / sentence.length));
  const ends = sharedEnds(
    leavesOf([{ type: 'text', text: many + many }]),
    leavesOf([{ type: 'text', text: many + inside + many }]),
  );
  expect(lengthOf(ends.head) + lengthOf(ends.before) + lengthOf(ends.tail)).toBe(2 * many.length);
  return lengthOf(ends.before);
};

test.each([
  ['French', 'Les villes écoutent. ', 'Bien. '],
  ['Arabic', 'المدينة تستمع، ', 'دائما '],
  ['lines without spaces', 'ville.\nVille,\n', 'Oui.\n'],
  ['Chinese', '城市倾听居民的声音，并回答。', '我们'],
  ['Japanese', '都市は住民の声を聴きます。', '私たちは'],
  ['Thai with a space now and then', 'เมืองรับฟังเสียงของประชาชน และตอบ ', 'เมือง'],
])('of a long text little is left to compare: %s', (_, sentence, inside) => {
  expect(length(sentence, inside)).toBeLessThan(500);
});

test('where only a dictionary knows words, all of it is compared', () => {
  expect(length('เมืองรับฟังเสียงของประชาชน', 'ตอบ')).toBeGreaterThan(6000);
});
