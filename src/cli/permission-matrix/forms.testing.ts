import { writeForm } from '../../actions/write-form.ts';
import type { Trial, Way } from './way.testing.ts';

/** The papers are authentic in English: there a summary is written, in French it is translated. */
const writing = (language: 'en' | 'fr'): Way => {
  const given = ({ target: { form } }: Trial) => ({
    text: 'Anew.',
    language,
    version: form.version,
    basis: language === 'en' ? form.id : 0,
    original: language === 'en' ? 0 : form.id,
  });
  return {
    name: `a summary, in ${language}`,
    action: (trial) => {
      const { db, somebody, target, key, now } = trial;
      const edit = { ...given(trial), paper: target.paper, kind: 'summary', key } as const;
      return writeForm(db, somebody.viewer, edit, now);
    },
    page: ({ target: { paper } }) => ({
      route: '/papers/:paper/forms/:kind/revisions',
      params: { paper, kind: 'summary' },
    }),
    fields: (trial) => {
      const { version, basis, original, ...words } = given(trial);
      const numbers = { version: String(version), basis: String(basis), original: String(original) };
      return { key: trial.key, ...words, ...numbers };
    },
    shown: ({ target: { paper } }) => ({
      on: `/papers/${paper}/forms/summary/revisions?language=${language}`,
      as: `action="/en/papers/${paper}/forms/summary/revisions"`,
    }),
    api: ({ target: { paper } }) => ({
      route: '/papers/{paper}/forms/{kind}/revisions',
      params: { paper, kind: 'summary' },
    }),
    body: given,
  };
};

export const writingForm = writing('en');
export const translatingForm = writing('fr');
