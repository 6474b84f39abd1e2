import path from 'node:path';
import { expect, test } from 'vitest';
import { checkoutFolder } from '../../settings.ts';
import { packJsonSchema } from './json-schema.ts';

test('the published JSON Schema is the one files are checked with', async () => {
  const published = path.join(checkoutFolder, 'docs', 'congress-pack.schema.json');
  await expect(`${JSON.stringify(packJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(published);
});
