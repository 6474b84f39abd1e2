import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Demonstration, demonstration } from '../actions/demonstration.testing.ts';
import { refreshSearch } from '../actions/refresh-search.ts';
import { questionOf } from '../domain/search/question.ts';
import { search } from './search.ts';

/** What somebody types, in which language they read, and what they are looking for: its kind and its name in addresses. */
const table: readonly (readonly [typed: string, language: string, wanted: string])[] = [
  // By name.
  ['aic-r07', 'en', 'recommendation AIC-R07'],
  ['AIC R07', 'fr', 'recommendation AIC-R07'],
  ['OUT-R01', 'en', 'clause OUT-R01'],
  ['rtc', 'es', 'paper right-to-the-city'],
  ['hic', 'en', 'organisation hic'],
  ['GPR2C', 'fr', 'organisation gpr2c'],
  ['aic-c007', 'en', 'contribution aic-c007'],
  ['AIC-A1-017', 'en', 'amendment AIC-A1-017'],
  ['World Enabled', 'en', 'organisation world-enabled'],
  ['habitat international coalition', 'en', 'organisation hic'],
  ['commission huairou', 'fr', 'organisation huairou-commission'],
  ['Assemblée générale des partenaires', 'fr', 'organisation gap'],
  // Subjects, in the reader's language.
  ['accessibilité', 'fr', 'domain accessibility'],
  ['accessibility', 'en', 'domain accessibility'],
  ['accesibilidad', 'es', 'domain accessibility'],
  ['إمكانية الوصول', 'ar', 'domain accessibility'],
  ['égalité des genres', 'fr', 'domain gender'],
  ['igualdad de género', 'es', 'domain gender'],
  ['right to the city', 'en', 'domain right-to-the-city'],
  ['"right to the city"', 'en', 'paper right-to-the-city'],
  ['droit à la ville', 'fr', 'domain right-to-the-city'],
  ['derecho a la ciudad', 'es', 'domain right-to-the-city'],
  ['الحق في المدينة', 'ar', 'domain right-to-the-city'],
  ['informalité', 'fr', 'domain informality'],
  ['vivienda', 'es', 'domain housing'],
  ['logement', 'fr', 'domain housing'],
  // What people said, in their words.
  ['marché couvert', 'fr', 'contribution aic-c001'],
  ['pharmacie rampe', 'fr', 'contribution aic-c011'],
  ['rampe amovible sonnette', 'fr', 'contribution aic-c012'],
  ['tramway bénévoles', 'fr', 'contribution aic-c005'],
  ['semáforo sin sonido', 'es', 'contribution aic-c014'],
  ['língua gestual', 'pt', 'contribution aic-c006'],
  ['autocarro creche', 'pt', 'contribution aic-c043'],
  ['قارئ الشاشة', 'ar', 'contribution aic-c018'],
  ['lift paper sign', 'en', 'contribution aic-c007'],
  ['mental health', 'en', 'contribution aic-c008'],
  ['site foreman', 'en', 'contribution aic-c016'],
  ['estate agents map', 'en', 'contribution aic-c033'],
  ['simulacro de noche', 'es', 'contribution aic-c035'],
  ['femme sourde', 'fr', 'contribution aic-c036'],
  ['poisson fumé', 'fr', 'contribution afr-c001'],
  ['petites villes comptes certifiés', 'fr', 'contribution afr-c003'],
  ['vacant plots', 'en', 'contribution afr-c007'],
  ['steel plant', 'en', 'contribution eur-c002'],
  ['candados', 'es', 'contribution eur-c003'],
  ['assemblées d’habitantes', 'fr', 'contribution eur-c009'],
  ['طبيبة لاجئة', 'ar', 'contribution eur-c012'],
  ['crates of oranges', 'en', 'contribution inf-c001'],
  ['báscula', 'es', 'contribution inf-c002'],
  ['rive inondable', 'fr', 'contribution inf-c003'],
  ['taxi at night', 'en', 'contribution rtc-c003'],
  ['logement vide compteurs', 'fr', 'contribution rtc-c007'],
  ['ascenseur panne', 'fr', 'contribution rtc-c002'],
  ['hammam', 'fr', 'contribution mew-c008'],
  ['dessalinização', 'pt', 'contribution mew-c012'],
  ['كرسي متحرك', 'ar', 'contribution mew-c013'],
  ['premier bus', 'fr', 'contribution met-c001'],
  ['cancha cierra', 'es', 'contribution lat-c003'],
  // Other forms of the same words, other spellings.
  ['pharmacies', 'fr', 'contribution aic-c011'],
  ['ascenseurs en panne', 'fr', 'contribution rtc-c002'],
  ['semaforos', 'es', 'contribution aic-c042'],
  ['dessalinizacao', 'pt', 'contribution mew-c012'],
  ['oeuvrent', 'fr', 'organisation gpr2c'],
  ['ACCESSIBILITE', 'fr', 'domain accessibility'],
  ['apprenties venus de deux vallées', 'fr', 'contribution mew-c008'],
  // As it is mistyped.
  ['acessibility', 'en', 'domain accessibility'],
  ['accesiblité', 'fr', 'domain accessibility'],
  ['pharmcie', 'fr', 'contribution aic-c011'],
  ['hamam', 'fr', 'contribution mew-c008'],
  ['orangse crates', 'en', 'contribution inf-c001'],
  ['informalidda', 'es', 'domain informality'],
  ['acsenseur', 'fr', 'recommendation AIC-R03'],
  ['vivenda', 'es', 'domain housing'],
];

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
  await refreshSearch(demo.db);
}, 60_000);
afterAll(() => demo.drop());

async function first(typed: string, language: string): Promise<string[]> {
  const { hits } = await search(demo.db, { edition: demo.edition, language, question: questionOf(typed) });
  return hits.map(({ kind, slug, code }) =>
    kind === 'recommendation' || kind === 'clause' ? `${kind} ${code}` : `${kind} ${slug}`,
  );
}

/** How far down each was found, from 1. */
const places: number[] = [];

test.each(table)('%s (%s) finds %s', async (typed, language, wanted) => {
  const found = await first(typed, language);
  expect(found.slice(0, 5)).toContain(wanted);
  places.push(found.indexOf(wanted) + 1);
});

test('most come first: of one over the place, the mean is at least 0.85', () => {
  expect(places.length).toBe(table.length);
  expect(places.reduce((sum, place) => sum + 1 / place, 0) / places.length).toBeGreaterThan(0.85);
});
