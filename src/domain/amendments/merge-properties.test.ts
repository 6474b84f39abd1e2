import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../papers/inline.ts';
import type { Amendment } from './amendment.ts';
import { amendedText, followableText, paper, replace } from './amendments.fixture.ts';
import { applyOperations } from './apply.ts';
import { operationsBetween } from './derive.ts';
import { mergeAmendments } from './merge.ts';
import { runs } from './runs.fixture.ts';

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first, index) => permutations(all.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

test('the order of amendments never matters', () => {
  fc.assert(
    fc.property(amendedText(3), ({ text, amendments }) => {
      const expected = mergeAmendments(text, amendments);
      for (const order of permutations(amendments)) expect(mergeAmendments(text, order)).toEqual(expected);
    }),
    { numRuns: runs(120) },
  );
});

test('one amendment merged is that amendment applied', () => {
  fc.assert(
    fc.property(amendedText(1), ({ text, amendments }) => {
      const applied = applyOperations(text, amendments[0]?.operations ?? []);
      if (!applied.ok) throw new Error(applied.refusal);
      const merged = { ok: true, ...applied.value, traces: expect.any(Map) };
      expect(mergeAmendments(text, amendments)).toEqual(merged);
    }),
    { numRuns: runs(120) },
  );
});

test('an amendment merged with itself is one', () => {
  fc.assert(
    fc.property(amendedText(1), ({ text, amendments: [one] }) => {
      const operations = one?.operations ?? [];
      const once = mergeAmendments(text, [{ id: 'A', operations }]);
      const twice = mergeAmendments(text, [
        { id: 'A', operations },
        { id: 'B', operations },
      ]);
      expect(twice.ok && twice.text).toEqual(once.ok && once.text);
    }),
    { numRuns: runs(150) },
  );
});

test('two merged and then the third is all three merged', () => {
  fc.assert(
    fc.property(followableText(3), ({ text, amendments: [one, two, three] }) => {
      if (!one || !two || !three) return;
      // Which words of what is joined came from whom can no longer be told from the text alone.
      if ([one, two].some(({ operations }) => operations.some(({ kind }) => kind === 'merge'))) return;
      const all = mergeAmendments(text, [one, two, three]);
      const both = mergeAmendments(text, [one, two]);
      if (!all.ok || !both.ok) return;
      const operations = operationsBetween(text, both.text, both.descent);
      const stepwise = mergeAmendments(text, [{ id: one.id, operations }, three]);
      if (stepwise.ok) expect(stepwise.text).toEqual(all.text);
    }),
    { numRuns: runs(500) },
  );
});

test('no accepted word is lost, and none that was taken out stays', () => {
  // Every word of the base is another one, and so is every word that comes in: each can be followed.
  const count = 12;
  const drawn = fc.array(
    fc.array(fc.tuple(fc.nat(count), fc.constantFrom('insert', 'delete', 'replace')), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 2, maxLength: 4 },
  );
  fc.assert(
    fc.property(drawn, (all) => {
      const old = Array.from({ length: count }, (_, index) => `w${index}`);
      const [gone, come] = [new Set<string>(), new Set<string>()];
      const amendments = all.map((edits, owner): Amendment => {
        const own = old.map((word) => [word]);
        for (const [index, [at, kind]] of edits.entries()) {
          const fresh = `n${owner}x${index}`;
          const word = own[at % count] ?? [];
          if (kind !== 'insert') word.splice(0, word.length);
          if (kind !== 'delete') word.push(fresh);
        }
        const wording = own.flat();
        for (const word of old) if (!wording.includes(word)) gone.add(word);
        for (const word of wording) if (!old.includes(word)) come.add(word);
        return { id: `A${owner}`, operations: [replace('a', wording.join(' '))] };
      });
      const merged = mergeAmendments(paper(old.join(' ')), amendments);
      if (!merged.ok) return;
      const result = plainText(merged.text.provisions[0]?.content ?? []).split(' ');
      expect(result).not.toContain('');
      expect(new Set(result)).toEqual(new Set([...old.filter((word) => !gone.has(word)), ...come]));
      expect(new Set(result).size).toBe(result.length);
    }),
    { numRuns: runs(500) },
  );
});
