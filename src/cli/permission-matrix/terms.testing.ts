import { addTerm } from '../../actions/add-term.ts';
import { changeTerm, retireTerm } from '../../actions/change-term.ts';
import type { Way } from './way.testing.ts';

const forms = {
  en: { preferred: 'square', admitted: ['parvis'], forbidden: ['yard'] },
  fr: { preferred: 'parvis', admitted: [], forbidden: [] },
};
const body = { forms, note: 'In front of a town hall.', language: 'en' };
const words = { forms, note: body.note, noteLanguage: 'en' };
const fields = {
  'preferred-en': 'square',
  'admitted-en': 'parvis',
  'forbidden-en': 'yard',
  'preferred-fr': 'parvis',
  note: body.note,
  language: 'en',
};

/** A term of the demonstration's termbase; it belongs to no track. */
const term = 'circuit';

export const addingTerm: Way = {
  name: 'a new term',
  action: ({ db, somebody, edition, key, now }) =>
    addTerm(db, somebody.viewer, { ...words, edition, key }, now),
  page: () => ({ route: '/terms/additions', params: {} }),
  fields: ({ key }) => ({ key, ...fields }),
  shown: () => ({ on: '/terms/additions', as: 'action="/en/terms/additions"' }),
  api: () => ({ route: '/terms/additions', params: {} }),
  body: () => body,
};

export const changingTerm: Way = {
  name: 'a term',
  action: ({ db, somebody, edition, key, now }) =>
    changeTerm(db, somebody.viewer, { ...words, edition, slug: term, revision: 1, key }, now),
  page: () => ({ route: '/terms/:term/revisions', params: { term } }),
  fields: ({ key }) => ({ key, revision: '1', ...fields }),
  shown: () => ({ on: '/terms', as: `href="/en/terms/${term}/revisions"` }),
  api: () => ({ route: '/terms/{term}/revisions', params: { term } }),
  body: () => ({ ...body, revision: 1 }),
};

export const retiringTerm: Way = {
  name: 'a term, out of use',
  action: ({ db, somebody, edition, key, now }) =>
    retireTerm(db, somebody.viewer, { edition, slug: term, key }, now),
  page: () => ({ route: '/terms/:term/retirements', params: { term } }),
  fields: ({ key }) => ({ key }),
  shown: () => ({ on: `/terms/${term}/revisions`, as: `action="/en/terms/${term}/retirements"` }),
  api: () => ({ route: '/terms/{term}/retirements', params: { term } }),
  body: () => ({}),
};
