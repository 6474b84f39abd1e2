import { attachSource } from '../../actions/attach-source.ts';
import { withdrawSource } from '../../actions/withdraw-source.ts';
import type { Way } from './way.testing.ts';

const content = 'Written at a kitchen table.';

export const attaching: Way = {
  name: 'a source file',
  file: content,
  action: ({ db, somebody, target: { paper }, now }) => {
    const given = { paper, name: 'source.txt', bytes: new TextEncoder().encode(content) };
    return attachSource(db, somebody.viewer, given, now);
  },
  page: ({ target: { paper } }) => ({ route: '/papers/:paper/sources', params: { paper } }),
  fields: () => ({}),
  shown: ({ target: { paper } }) => ({
    on: `/papers/${paper}/versions`,
    as: `action="/en/papers/${paper}/sources"`,
  }),
  api: ({ target: { paper } }) => ({ route: '/papers/{paper}/sources', params: { paper } }),
  body: () => ({ name: 'source.txt', content: Buffer.from(content).toString('base64') }),
};

export const withdrawingSource: Way = {
  name: 'a source file',
  action: ({ db, somebody, target: { paper, source }, now }) =>
    withdrawSource(db, somebody.viewer, { paper, sha256: source }, now),
  page: ({ target: { paper, source } }) => ({
    route: '/papers/:paper/sources/:sha256{[0-9a-f]{64}}/withdrawals',
    params: { paper, sha256: source },
  }),
  fields: () => ({}),
  shown: ({ target: { paper, source } }) => ({
    on: `/papers/${paper}/versions`,
    as: `action="/en/papers/${paper}/sources/${source}/withdrawals"`,
  }),
  api: ({ target: { paper, source } }) => ({
    route: '/papers/{paper}/sources/{sha256}/withdrawals',
    params: { paper, sha256: source },
  }),
  body: () => ({}),
};
