import { afterAll, beforeAll, expect, test } from 'vitest';
import { admitAmendment } from './admit-amendment.ts';
import { amending, letter, words } from './amendments.testing.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { supportAmendment } from './support-amendment.ts';

let demo: Demonstration;
let ways: ReturnType<typeof amending>;
beforeAll(async () => {
  demo = await demonstration();
  ways = amending(demo);
}, 60_000);
afterAll(() => demo.drop());

test('what too few stand behind is not admitted, not even after it was inadmissible', async () => {
  const code = await ways.propose([
    { kind: 'replace', ref: 'p05', content: words('Few stand behind these words.') },
  ]);
  const lead = await ways.lead();
  const text = { code, note: 'Not about this text.', language: 'en', letter };
  expect(await admitAmendment(demo.db, lead, { ...text, admitted: true }, demo.now)).toMatchObject({
    refusal: 'not-now',
  });
  expect(await admitAmendment(demo.db, lead, { ...text, admitted: false }, demo.now)).toMatchObject({
    ok: true,
  });
  const again = () => admitAmendment(demo.db, lead, { ...text, admitted: true }, demo.now);
  expect(await again()).toMatchObject({ refusal: 'not-backed' });
  await supportAmendment(
    demo.db,
    await demo.viewer('caucus-youth'),
    { code, mandate: 'caucus-youth', supports: true },
    demo.now,
  );
  expect(await again()).toMatchObject({ ok: true });
});
