import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkoutFolder, settingsTable } from './settings.ts';

test('the README lists every setting with its default and its meaning', () => {
  const readme = readFileSync(path.join(checkoutFolder, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` *\| (.*?) *\| (.*?) *\|$/gm)].map(
    ([, name, given, meaning]) => ({
      name,
      default: (given ?? '').replaceAll('`', '').trim(),
      meaning,
    }),
  );
  expect(rows).toEqual([...settingsTable]);
});
