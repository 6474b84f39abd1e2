import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { reviseProvision } from '../../actions/revise-provision.ts';
import { currentEdition } from '../../queries/current-edition.ts';
import { paperTranslation } from '../../queries/translation-texts.ts';
import { exportXliff } from './export-xliff.ts';
import { importXliff } from './import-xliff.ts';

const slug = 'accessible-cities';
const ref = 'p11';
let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

test('a translation against the termbase is told, and written knowingly alone', async () => {
  const { db, now } = demo;
  const edition = await currentEdition(db, 'en');
  if (!edition) throw new Error('no edition');
  const here = async () =>
    (await paperTranslation(db, edition.id, slug, 'fr'))?.texts.find((text) => text.ref === ref);
  const lead = await demo.viewer('lead-world-enabled');
  const content = [{ type: 'text', text: 'Every sitting is open.' }] as const;
  const { basis = 0 } = (await here()) ?? {};
  const written = { paper: slug, ref, language: 'en', content, basis, key: crypto.randomUUID() };
  expect((await reviseProvision(db, lead, written, now)).ok).toBe(true);

  const file = await exportXliff(db, edition, slug, 'fr');
  if (!file.ok) throw new Error(file.refusal);
  const words = 'Toute session est ouverte.';
  const unit = new RegExp(`(<unit id="${ref}".*?</source>)<target>.*?</target>`);
  const text = file.xliff.replace(unit, `$1<target>${words}</target>`);
  const imported = async (by: typeof lead | null, waiveTerms: boolean) => {
    const result = await importXliff(db, { text, edition, by, waiveTerms, now });
    if (!result.ok) throw new Error(result.refusal);
    const outcomes = result.papers.flatMap((paper) => paper.outcomes);
    return outcomes.filter(({ outcome }) => outcome !== 'unchanged');
  };
  const lacks = [{ slug: 'sitting', expected: 'séance', present: false, forbidden: ['session'] }];
  expect(await imported(null, false)).toMatchObject([{ outcome: 'new', ref, lacks }]);
  expect(await imported(lead, false)).toEqual([{ outcome: 'refused', ref, why: 'terms-missing' }]);
  expect(await imported(lead, true)).toMatchObject([{ outcome: 'new', ref, lacks }]);
  expect(await here()).toMatchObject({ translation: [{ type: 'text', text: words }] });
});
