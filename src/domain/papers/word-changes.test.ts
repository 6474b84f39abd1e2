import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type WordChange, wordChanges } from './word-changes.ts';

const written = (changes: readonly WordChange[]) =>
  changes
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`))
    .join('');

test.each([
  ['nothing', 'one two', 'one two', 'en', 'one two'],
  ['a word replaced', 'within five years', 'within three years', 'en', 'within -five-+three+ years'],
  ['words added', 'one two', 'one and two', 'en', 'one +and +two'],
  ['a word removed', 'one and two', 'one two', 'en', 'one -and -two'],
  ['everything', 'one', 'deux', 'en', '-one-+deux+'],
  ['Chinese, without spaces', '城市倾听', '城市回答', 'zh', '城市-倾听-+回答+'],
])('%s', (_, before, after, language, expected) => {
  expect(written(wordChanges(before, after, language))).toBe(expected);
});

test('it always leads back to both texts', () => {
  const texts = fc
    .array(fc.constantFrom('ville', 'مدينة', ' ', ', ', 'écoute', '城市', '!'))
    .map((words) => words.join(''));
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const changes = wordChanges(before, after, 'fr');
      const without = (kind: WordChange['kind']) =>
        changes
          .filter((change) => change.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect(without('removed')).toBe(after);
      expect(without('added')).toBe(before);
    }),
  );
});
