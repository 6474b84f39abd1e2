import { setMachineDrafts } from '../../actions/set-machine-drafts.ts';
import { machineOf } from '../../exchange/machine/machine.ts';
import { translateMissing } from '../../exchange/machine/translate-missing.ts';
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
