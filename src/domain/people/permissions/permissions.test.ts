import { describe, expect, test } from 'vitest';
import type { Mandate, Role, Viewer } from '../viewer.ts';
import { type Act, acts, decide, permissions } from './permissions.ts';

const roles = [
  'secretariat',
  'lead',
  'respondent',
  'rapporteur',
  'chair',
  'caucus',
] as const satisfies Role[];
const own = { circuit: 'town-hall', track: 'habitat', paper: 'housing' };
const other = { circuit: 'town-hall', track: 'informality', paper: 'informality' };
const everything = ['draft', 'contribute', 'answer', 'consolidate'];

const mandate = (role: Role): Mandate => ({
  id: 1,
  slug: `${role}-habitat`,
  role,
  organisation: 'hic',
  title: role,
  circuit: null,
  track: 'habitat',
  paper: null,
});
const viewer = (mandates: Mandate[]): Viewer => ({ person: 'p', name: 'Ada', place: null, mandates });

/** Who may do what, in words a person can check: own track / other track. */
const expected: Record<Act, Partial<Record<Role | 'participant', 'own' | 'any'>>> = {
  contribute: { participant: 'any' },
  reply: { participant: 'any' },
  support: { participant: 'any' },
  answer: { respondent: 'own', lead: 'own', secretariat: 'own' },
  'write-clause': { rapporteur: 'any', secretariat: 'any' },
  'publish-outcome': { secretariat: 'any' },
};

describe.each(acts)('%s', (act) => {
  test('is in the table', () => {
    expect(permissions.some((line) => line.act === act)).toBe(true);
  });

  test('a visitor is asked to sign in', () => {
    expect(decide(null, { act, place: own, open: everything })).toEqual({
      ok: false,
      refusal: 'sign-in-first',
    });
  });

  test.each(roles)('%s', (role) => {
    const right = expected[act].participant ?? expected[act][role];
    const person = viewer([mandate(role)]);
    expect(decide(person, { act, place: own, open: everything }).ok).toBe(right !== undefined);
    const elsewhere = decide(person, { act, place: other, open: everything });
    expect(elsewhere.ok).toBe(right === 'any');
    if (right === 'own') expect(elsewhere).toEqual({ ok: false, refusal: 'not-your-track' });
  });

  test('nobody may while the phase is closed', () => {
    const person = viewer(roles.map(mandate));
    expect(decide(person, { act, place: own, open: [] })).toEqual({ ok: false, refusal: 'phase-closed' });
  });

  test('a mandate one does not have opens nothing', () => {
    const request = { act, place: own, open: everything, mandate: 'mayor-elsewhere' };
    expect(decide(viewer([mandate('lead')]), request)).toEqual({ ok: false, refusal: 'no-such-mandate' });
  });
});

test('an institutional act carries the mandate it was allowed by; a personal one none unless it was chosen', () => {
  const person = viewer([mandate('lead')]);
  expect(decide(person, { act: 'answer', place: own, open: everything })).toMatchObject({
    mandate: { slug: 'lead-habitat' },
  });
  expect(decide(person, { act: 'contribute', place: own, open: everything })).toMatchObject({
    mandate: null,
  });
  const chosen = { act: 'contribute', place: own, open: everything, mandate: 'lead-habitat' } as const;
  expect(decide(person, chosen)).toMatchObject({ mandate: { slug: 'lead-habitat' } });
});
