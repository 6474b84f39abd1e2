import { expect, test } from 'vitest';
import { versionChanges } from './version-changes.ts';

const version = (words: string) =>
  words.split(' ').map((word) => {
    const [ref = '', text = ''] = word.split('=');
    return { ref, text, language: text.endsWith('?') ? 'en' : 'fr' };
  });

test.each([
  ['nothing', 'a=1 b=2', 'a=1 b=2', ''],
  ['a new one', 'a=1 b=2', 'a=1 x=9 b=2', 'new x'],
  ['a rewording', 'a=1 b=2', 'a=1 b=3', 'reworded b'],
  ['a withdrawal', 'a=1 b=2', 'b=2', 'withdrawn a'],
  ['a move', 'a=1 b=2 c=3', 'b=2 c=3 a=1', 'moved b, moved a'],
  ['a translation that came', 'a=1? b=2', 'a=1 b=2', ''],
  ['a split', 'a=1 b=2', 'a=1 x=2a y=2b', 'new x, new y, withdrawn b'],
])('%s', (_, before, after, expected) => {
  const changes = versionChanges(version(before), version(after));
  expect(changes.map((change) => `${change.kind} ${(change.after ?? change.before)?.ref}`).join(', ')).toBe(
    expected,
  );
});
