import { expect, test } from 'vitest';
import { after, codeOf, codeUnder, isBacked, isOpen, mayFollow, states, steps } from './course.ts';

test.each([
  ['the usual way', 'proposed supported admitted accepted merged', 'merged'],
  ['modified with consent', 'proposed supported admitted consent-asked consented merged', 'merged'],
  ['consent refused', 'proposed supported admitted consent-asked consent-refused declined', 'declined'],
  ['decided in a sitting', 'proposed supported admitted referred accepted merged', 'merged'],
  ['thought again', 'proposed supported inadmissible admitted declined reopened accepted', 'accepted'],
  ['withdrawn at once', 'proposed withdrawn', 'withdrawn'],
  ['accepted before anybody supports it', 'proposed accepted', null],
  ['answered before it is admitted', 'proposed supported accepted', null],
  ['withdrawn once accepted', 'proposed supported admitted accepted withdrawn', null],
  ['merged twice', 'proposed supported admitted accepted merged merged', null],
  [
    'accepted, its parent’s author agreeing',
    'proposed supported admitted accepted parent-asked consented merged',
    'merged',
  ],
  [
    'imposed by a sitting',
    'proposed supported admitted accepted parent-asked referred accepted merged',
    'merged',
  ],
  ['worded anew once admitted', 'proposed supported admitted reworded supported', 'supported'],
  ['accepted, left behind, worded anew', 'proposed supported admitted accepted reworded', 'seeking-support'],
  ['declined, then worded anew', 'proposed supported admitted declined reworded', null],
  ['declined, then merged', 'proposed supported admitted declined merged', null],
])('%s: %s', (_, course, end) => {
  const [first, ...rest] = course.split(' ').map((word) => steps.find((step) => step === word));
  let state = first ? after(first) : null;
  for (const step of rest) state = state && step && mayFollow(state, step) ? after(step) : null;
  expect(state).toBe(end);
});

test('what has ended stays ended, and every other state leads on', () => {
  const ended = states.filter((state) => !steps.some((step) => mayFollow(state, step)));
  expect(ended).toEqual(['withdrawn', 'substituted', 'merged']);
  expect(states.filter((state) => !isOpen(state))).toEqual(['declined', ...ended]);
});

test.each([
  [4, 0, false],
  [5, 0, true],
  [1, 1, true],
])('%i people and %i organisations: enough is %s', (people, organisations, enough) => {
  expect(isBacked({ people, organisations }, { people: 5, organisations: 1 })).toBe(enough);
});

test('a code says the paper, which amendment to it, and the paragraph', () => {
  expect(codeOf('AIC', 42, 1)).toBe('AIC-A1-042');
  expect(codeUnder('AIC-A1-042', 2)).toBe('AIC-A1-042.2');
});
