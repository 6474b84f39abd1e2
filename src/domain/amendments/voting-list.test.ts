import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Operation, Text } from './amendment.ts';
import { amendedText, insert, paper, remove, replace, shown } from './amendments.fixture.ts';
import type { Votable, VoteResult } from './ballots.ts';
import { fingerprint } from './fingerprint.ts';
import { mergeAmendments } from './merge.ts';
import { type VoteRequests, type VotingList, votingList } from './voting-list.ts';

const base = paper('one two three four five six', 'seven eight nine ten', 'eleven twelve');
const rewording = 'one two three four five 6';

const votable = (id: string, operations: readonly Operation[], more: Partial<Votable> = {}): Votable => ({
  id,
  operations,
  fingerprint: fingerprint('en', operations),
  compromise: false,
  under: null,
  ...more,
});
const nothing: VoteRequests = { order: [], separate: new Set(), split: new Map() };
const list = (all: Votable[], results: [string, VoteResult][] = [], requests: Partial<VoteRequests> = {}) =>
  votingList(base, all, new Map(results), { ...nothing, ...requests });
/** `block A1 = A2, A3 (A4)`: the kind, identical ones, others of the block, and what would lapse. */
const told = ({ steps }: VotingList) =>
  steps.map(
    ({ kind, amendments, lapses, under }) =>
      `${kind} ${amendments.map((same) => same.join(' = ')).join(', ')}${under ? ` to ${under}` : ''}` +
      (lapses.length > 0 ? ` (${lapses.join(' ')})` : ''),
  );

const contested = [
  votable('A1', [replace('a', rewording)]),
  votable('A2', [remove('a')]),
  votable('A3', [replace('a', 'one two three four 5 VI')]),
  votable('A10', [replace('a', 'one two three four five SIX')], { compromise: true }),
];

test('compromises come first, then the furthest from the original', () => {
  expect(told(list(contested))).toEqual([
    'vote A10 (A1 A2 A3)',
    'vote A2 (A1 A3 A10)',
    'vote A3 (A1 A2 A10)',
    'vote A1 (A2 A3 A10)',
  ]);
});

test('the list is computed anew after each result', () => {
  const after = list(contested, [
    ['A10', 'rejected'],
    ['A2', 'rejected'],
    ['A3', 'adopted'],
  ]);
  expect(after).toMatchObject({ steps: [], lapsed: [{ amendments: ['A1'], because: ['A3'] }] });
});

test('what nothing stands against is one vote, unless it is asked for apart', () => {
  const free = [
    votable('A1', [replace('b', 'seven eight nine 10')]),
    votable('A2', [replace('a', rewording)]),
    votable('A3', [replace('a', rewording)]),
    votable('A4', [insert('n', 'c', 'New.')]),
  ];
  expect(told(list(free))).toEqual(['block A2 = A3, A1, A4']);
  expect(told(list(free, [], { separate: new Set(['A1']) }))).toEqual(['block A2 = A3, A4', 'separate A1']);
  expect(told(list(free, [['A3', 'adopted']]))).toEqual(['block A1, A4']);
});

test('the chair sets an order', () => {
  expect(told(list(contested, [], { order: ['A1', 'A3'] })).map((step) => step.split(' ')[1])).toEqual([
    'A1',
    'A3',
    'A10',
    'A2',
  ]);
});

test('each step has the text if yes and the text if no', () => {
  const all = [votable('A1', [replace('a', rewording)]), votable('A2', [remove('c')])];
  const [step] = list(all, [['A1', 'adopted']]).steps;
  expect(step && shown(step.ifNo)).toBe(`a:${rewording} | b:seven eight nine ten | c:eleven twelve`);
  expect(step && shown(step.ifYes.text)).toBe(`a:${rewording} | b:seven eight nine ten`);
});

test('a split vote goes by the words that change', () => {
  const words = '1 two three four five 6';
  const all = [votable('A1', [replace('a', words), remove('c')]), votable('A2', [replace('a', rewording)])];
  const split = { split: new Map([['A1', [1, 2, 3]]]) };
  expect(told(list(all, [], split))).toEqual(['part A1/1', 'part A1/2', 'vote A2', 'part A1/3']);
  const clashing = [all[0] ?? votable('', []), votable('A2', [replace('a', 'one two three four five VI')])];
  expect(told(list(clashing, [], split))).toEqual([
    'part A1/1',
    'part A1/2 (A2)',
    'vote A2 (A1/2)',
    'part A1/3',
  ]);
});

test('the chair says which passages are voted together, and what is adopted of them is part of the text', () => {
  const words = '1 two three four five 6';
  const all = [votable('A1', [replace('a', words), remove('c')]), votable('A2', [replace('a', rewording)])];
  const split = { split: new Map([['A1', [2, 1, 2]]]) };
  const before = list(all, [], split);
  expect(told(before)).toEqual(['part A1/1', 'part A1/2', 'vote A2']);
  const part = before.steps.find(({ amendments }) => amendments.flat().includes('A1/2'));
  expect(part && shown(part.ifYes.text)).toBe('a:1 two three four five six | b:seven eight nine ten');
  const after = list(all, [['A1/2', 'adopted']], split);
  expect(told(after)).toEqual(['part A1/1', 'vote A2']);
  expect(after.steps.map(({ ifNo }) => shown(ifNo))).toContain(
    'a:1 two three four five six | b:seven eight nine ten',
  );
  expect(told(list(all, [], { ...split, order: ['A2'] }))).toEqual(['vote A2', 'part A1/1', 'part A1/2']);
  expect(told(list(all, [], { ...split, order: ['A1'] }))).toEqual(['part A1/1', 'part A1/2', 'vote A2']);
});

test('what says nothing of a passage, leaves a part empty or puts all in one leaves an amendment whole', () => {
  const all = [votable('A1', [replace('a', '1 two three four five 6'), remove('c')])];
  for (const grouping of [[1, 2], [1, 1, 3], [1, 1, 1], [0, 1, 2], [1, 2, 3, 4], []])
    expect(told(list(all, [], { split: new Map([['A1', grouping]]) }))).toEqual(['vote A1']);
});

test('identical amendments are voted in the same parts', () => {
  const operations = [replace('a', rewording), remove('c')];
  const all = [votable('A1', operations), votable('A2', operations)];
  const split = { split: new Map([['A2', [1, 2]]]) };
  expect(told(list(all, [], split))).toEqual(['part A1/1 = A2/1', 'part A1/2 = A2/2']);
  expect(told(list(all, [['A2/1', 'rejected']], split))).toEqual(['part A1/2 = A2/2']);
});

test('an amendment to an amendment is voted before it, and ends with it', () => {
  const all = [
    votable('A1', [replace('a', rewording)]),
    votable('A1.1', [replace('a', 'one two three four FIVE 6')], { under: 'A1' }),
    votable('A2', [remove('a')]),
  ];
  expect(told(list(all))).toEqual(['vote A2 (A1)', 'vote A1.1 to A1', 'vote A1 (A2)']);
  expect(list(all, [['A1', 'rejected']]).lapsed).toEqual([{ amendments: ['A1.1'], because: ['A1'] }]);
});

const drawn = amendedText(4).map(({ text, amendments }) => ({
  text,
  votables: amendments.map((one, index) =>
    votable(one.id, one.operations, {
      compromise: index % 3 === 2,
      fingerprint: fingerprint('', one.operations),
    }),
  ),
}));

/** Votes through the whole list, step by step; what became of each amendment. */
function voteThrough(text: Text, votables: readonly Votable[], votes: readonly boolean[]) {
  const results = new Map<string, VoteResult>();
  for (let turn = 0; ; turn++) {
    const found = votingList(text, votables, results, nothing);
    const [step] = found.steps;
    if (!step) return { results, lapsed: found.lapsed };
    const vote = votes[turn % votes.length] ? 'adopted' : 'rejected';
    for (const code of step.amendments.flat()) results.set(code, vote);
    const lapsed = votingList(text, votables, results, nothing).lapsed.flatMap(
      ({ amendments }) => amendments,
    );
    const foreseen = vote === 'adopted' ? step.lapses : [];
    const before = found.lapsed.flatMap(({ amendments }) => amendments);
    expect(lapsed.sort()).toEqual([...before, ...foreseen].sort());
  }
}

test('every amendment is voted once or lapses because of one that was adopted, and what is adopted goes together', () => {
  fc.assert(
    fc.property(
      drawn,
      fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
      ({ text, votables }, votes) => {
        const { results, lapsed } = voteThrough(text, votables, votes);
        const fallen = lapsed.flatMap(({ amendments }) => amendments);
        expect([...results.keys(), ...fallen].sort()).toEqual(votables.map(({ id }) => id).sort());
        const adopted = votables.filter(({ id }) => results.get(id) === 'adopted');
        expect(adopted.length === 0 || mergeAmendments(text, adopted).ok).toBe(true);
        for (const { amendments, because } of lapsed) {
          expect(because.every((code) => results.get(code) === 'adopted')).toBe(true);
          const both = votables.filter(({ id }) => amendments.includes(id));
          expect(mergeAmendments(text, [...adopted, ...both]).ok).toBe(false);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('every list names every open amendment once, whatever order they come in', () => {
  fc.assert(
    fc.property(drawn, ({ text, votables }) => {
      const found = votingList(text, votables, new Map(), nothing);
      expect(found.steps.flatMap(({ amendments }) => amendments.flat()).sort()).toEqual(
        votables.map(({ id }) => id).sort(),
      );
      expect(votingList(text, [...votables].reverse(), new Map(), nothing)).toEqual(found);
    }),
    { numRuns: 100 },
  );
});
