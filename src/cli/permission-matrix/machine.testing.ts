import { setMachineDrafts } from '../../actions/set-machine-drafts.ts';
import { machineOf } from '../../exchange/machine/machine.ts';
import { translateMissing } from '../../exchange/machine/translate-missing.ts';
import { parseReviewed, writeReviewed } from '../../exchange/translation/reviewed.ts';
import { seenNow } from '../../queries/translations.ts';
import { translating } from './texts.testing.ts';
import type { Way } from './way.testing.ts';

/** Nobody answers there: whoever may ask is told so, and whoever may not is refused before anything is sent. */
export const nowhere = { kind: 'libretranslate', url: 'http://127.0.0.1:9', key: null } as const;

const language = 'pt';

export const translatingByMachine: Way = {
  name: 'what is missing, by machine',
  action: ({ db, somebody, target: { paper }, now }) => {
    const machine = machineOf(nowhere);
    if (!machine) throw new Error('there is no machine');
    return translateMissing(db, { machine, paper, language, by: somebody.viewer, now: () => now });
  },
  page: ({ target: { paper } }) => ({
    route: '/papers/:paper/translations/:target/machine',
    params: { paper, target: language },
  }),
  fields: () => ({}),
  shown: ({ target: { paper } }) => ({
    on: `/papers/${paper}/translations/${language}`,
    as: `action="/en/papers/${paper}/translations/${language}/machine"`,
  }),
  api: ({ target: { paper } }) => ({ route: '/papers/{paper}/machine-translations', params: { paper } }),
  body: () => ({ language }),
};

/** What is confirmed after a file was read over; programs write passage by passage. */
export const translatingByFile: Way = {
  ...translating,
  name: 'a provision, by file',
  async prepare({ db, target: { ref, basis } }) {
    const content = [{ type: 'text', text: 'Anew.' }];
    return { own: JSON.stringify([{ ref, basis, seen: await seenNow(db, basis, 'fr'), content }]) };
  },
  async action({ db, somebody, target: { paper }, key, made, now }) {
    const passages = parseReviewed(made.own ?? '') ?? [];
    const given = { paper, language: 'fr', passages, waived: new Set<string>(), key };
    const [left] = (await writeReviewed(db, somebody.viewer, given, now)).left;
    return left ? { ok: false, refusal: left.why } : { ok: true };
  },
  page: ({ target: { paper } }) => ({
    route: '/papers/:paper/translations/:target/files',
    params: { paper, target: 'fr' },
  }),
  fields: ({ key, made }) => ({ key, passages: made.own ?? '' }),
  shown: ({ target: { paper } }) => ({
    on: `/papers/${paper}/translations/fr/files`,
    as: `action="/en/papers/${paper}/translations/fr/files/review"`,
  }),
};

export const settingMachine: Way = {
  name: 'drafts for a machine',
  action: ({ db, somebody, edition, now }) =>
    setMachineDrafts(db, somebody.viewer, { edition, drafts: true }, now),
  page: () => ({ route: '/machine', params: {} }),
  fields: () => ({ drafts: 'yes' }),
  shown: () => ({ on: '/machine', as: 'action="/en/machine"' }),
  api: () => ({ route: '/machine', params: {} }),
  body: () => ({ drafts: true }),
};
