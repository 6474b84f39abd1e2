import { describe, expect, test } from 'vitest';
import { type Mandate, type Role, roles, type Viewer } from '../viewer.ts';
import { decide, type Place } from './permissions.ts';
import { type Act, type Actor, acts, permissions } from './table.ts';

const own = { circuit: 'town-hall', track: 'habitat', paper: 'housing', organisation: 'hic' };
const other = { circuit: 'town-hall', track: 'informality', paper: 'informality', organisation: 'wiego' };
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
const viewer = (mandates: Mandate[], lapsed: Viewer['lapsed'] = []): Viewer => ({
  person: 'p',
  name: 'Ada',
  place: null,
  mandates,
  lapsed,
});

/** Who may do what, in words a person can check: on their own track or organisation only, or anywhere. */
const expected: Record<Act, Partial<Record<Actor, 'own' | 'any'>>> = {
  contribute: { participant: 'any' },
  'contribute-as-guest': { visitor: 'any' },
  reply: { participant: 'any' },
  support: { participant: 'any' },
  withdraw: { participant: 'any', visitor: 'any' },
  report: { participant: 'any' },
  appeal: { participant: 'any', visitor: 'any' },
  answer: { respondent: 'own', substitute: 'own', lead: 'own', secretariat: 'own' },
  revise: { lead: 'own', editor: 'own' },
  translate: { lead: 'own', editor: 'own', translator: 'own' },
  'publish-version': { lead: 'own', editor: 'own' },
  'attach-source': { lead: 'own', editor: 'own', secretariat: 'own' },
  'withdraw-source': { lead: 'own', editor: 'own', secretariat: 'own' },
  'write-clause': { rapporteur: 'any', secretariat: 'any' },
  'publish-outcome': { secretariat: 'any' },
  moderate: { moderator: 'own', secretariat: 'own' },
  'invite-organisation': { secretariat: 'any' },
  'accept-invitation': { participant: 'any', visitor: 'any' },
  'name-mandate': { secretariat: 'any', representative: 'own' },
  'revoke-mandate': { secretariat: 'any', representative: 'own' },
};

const allowed = (person: Viewer | null, act: Act, place: Place) =>
  decide(person, { act, place, open: everything }).ok;

describe.each(acts)('%s', (act) => {
  test('is in the table, no line twice', () => {
    const lines = permissions.filter((line) => line.act === act).map(({ role }) => role);
    expect(lines.sort()).toEqual(Object.keys(expected[act]).sort());
  });

  test('a visitor', () => {
    expect(allowed(null, act, own)).toBe(expected[act].visitor !== undefined);
    if (!expected[act].visitor)
      expect(decide(null, { act, place: own, open: everything })).toEqual({
        ok: false,
        refusal: 'sign-in-first',
      });
  });

  test('a participant', () => {
    expect(allowed(viewer([]), act, own)).toBe(expected[act].participant !== undefined);
  });

  test.each(roles)('%s', (role) => {
    const right = expected[act].participant ?? expected[act][role];
    const person = viewer([mandate(role)]);
    expect(allowed(person, act, own)).toBe(right !== undefined);
    expect(allowed(person, act, other)).toBe(right === 'any');
    if (right !== 'own') return;
    expect(decide(person, { act, place: other, open: everything })).toMatchObject({
      refusal: expect.stringMatching(/^not-your-(track|organisation)$/),
    });
  });

  test('while every phase is closed, only what is always open', () => {
    const line = permissions.find((candidate) => candidate.act === act);
    const person = line?.role === 'visitor' ? null : viewer(roles.map(mandate));
    const decision = decide(person, { act, place: own, open: [] });
    if (line?.while === 'always') expect(decision.ok).toBe(true);
    else expect(decision).toEqual({ ok: false, refusal: 'phase-closed' });
  });

  test('a mandate one does not have opens nothing', () => {
    const request = { act, place: own, open: everything, mandate: 'mayor-elsewhere' };
    expect(decide(viewer([mandate('lead')]), request)).toEqual({ ok: false, refusal: 'no-such-mandate' });
  });
});

test.each(['revoked', 'ended', 'not-begun'] as const)('a mandate that is %s says so', (why) => {
  const editor = viewer([], [{ ...mandate('editor'), why }]);
  const request = { act: 'publish-version', place: own, open: everything } as const;
  expect(decide(editor, request)).toEqual({ ok: false, refusal: `mandate-${why}` });
  expect(decide(editor, { ...request, place: other })).toEqual({ ok: false, refusal: 'not-your-role' });
});

test('an institutional act carries the mandate and the line it was allowed by; a personal one none unless it was chosen', () => {
  const person = viewer([mandate('lead')]);
  expect(decide(person, { act: 'answer', place: own, open: everything })).toMatchObject({
    by: { act: 'answer', role: 'lead', on: 'own' },
    mandate: { slug: 'lead-habitat' },
  });
  expect(decide(person, { act: 'contribute', place: own, open: everything })).toMatchObject({
    mandate: null,
  });
  const chosen = { act: 'contribute', place: own, open: everything, mandate: 'lead-habitat' } as const;
  expect(decide(person, chosen)).toMatchObject({ mandate: { slug: 'lead-habitat' } });
});
