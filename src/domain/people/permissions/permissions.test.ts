import { describe, expect, test } from 'vitest';
import { type Mandate, type Role, roles, type Viewer } from '../viewer.ts';
import { expected, outcomeOf, outcomeUnder, spokenActs } from './expected.testing.ts';
import { decide, type Place } from './permissions.ts';
import { type Act, acts, permissions } from './table.ts';

const own = { circuit: 'town-hall', track: 'habitat', paper: 'housing', organisation: 'hic' };
const other = { circuit: 'town-hall', track: 'informality', paper: 'informality', organisation: 'wiego' };
const everything = ['draft', 'contribute', 'amend', 'answer', 'consolidate'];

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
  namePublic: null,
  mandates,
  lapsed,
});

const allowed = (person: Viewer | null, act: Act, place: Place) =>
  decide(person, { act, place, open: everything }).ok;

test('every line has a number of its own, that of no other', () => {
  const numbers = permissions.map(({ line }) => line);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('no role is without a line', () => {
  const silent = [...roles, 'participant', 'visitor'].filter(
    (role) => !permissions.some((line) => line.role === role),
  );
  expect(silent).toEqual([]);
});

test('a refusal cites the lines it rests on', () => {
  const lines = (person: Viewer | null, act: Act, place: Place, open = everything) => {
    const decision = decide(person, { act, place, open });
    return decision.ok ? [] : permissions.filter(({ line }) => decision.lines.includes(line));
  };
  const cited = (found: ReturnType<typeof lines>) => found.map(({ act, role }) => `${act} ${role}`);
  const respondent = viewer([mandate('respondent')]);
  expect(cited(lines(respondent, 'answer', other))).toEqual(['answer respondent']);
  expect(cited(lines(respondent, 'answer', own, []))).toEqual(['answer respondent']);
  expect(cited(lines(viewer([]), 'decide-amendment', own))).toEqual(['decide-amendment chair']);
  expect(cited(lines(null, 'contribute', own))).toEqual(['contribute participant']);
  const revoked = viewer([], [{ ...mandate('editor'), why: 'revoked' }]);
  expect(cited(lines(revoked, 'publish-version', own))).toEqual(['publish-version editor']);
});

describe.each(spokenActs)('%s in the name of an organisation', (act) => {
  test.each(roles)('%s', (role) => {
    const request = { act, place: own, open: everything, mandate: `${role}-habitat` };
    const decision = decide(viewer([mandate(role)]), request);
    const came = decision.ok ? 'done' : decision.refusal;
    expect(came).toBe(outcomeUnder(act, role, 'own place'));
    if (decision.ok) expect([decision.by.role, decision.mandate?.role]).toEqual([role, role]);
  });
});

describe.each(acts)('%s', (act) => {
  test('is in the table, no line twice', () => {
    const lines = permissions.filter((line) => line.act === act).map(({ role }) => role);
    expect(lines.sort()).toEqual(Object.keys(expected[act]).sort());
  });

  test('a visitor', () => {
    expect(allowed(null, act, own)).toBe(expected[act].visitor !== undefined);
    if (!expected[act].visitor)
      expect(decide(null, { act, place: own, open: everything })).toMatchObject({
        refusal: 'sign-in-first',
      });
  });

  test('a participant', () => {
    expect(allowed(viewer([]), act, own)).toBe(expected[act].participant !== undefined);
  });

  test.each(roles)('%s', (role) => {
    const person = viewer([mandate(role)]);
    for (const [place, scope] of [
      [own, 'own place'],
      [other, 'other place'],
    ] as const) {
      const decision = decide(person, { act, place, open: everything });
      expect(decision.ok ? 'done' : decision.refusal).toBe(outcomeOf(act, role, scope));
    }
  });

  test('while every phase is closed, only what is always open', () => {
    const line = permissions.find((candidate) => candidate.act === act);
    const person = line?.role === 'visitor' ? null : viewer(roles.map(mandate));
    const decision = decide(person, { act, place: own, open: [] });
    if (line?.while === 'always') expect(decision.ok).toBe(true);
    else expect(decision).toMatchObject({ refusal: 'phase-closed' });
  });

  test('a mandate one does not have opens nothing', () => {
    const request = { act, place: own, open: everything, mandate: 'mayor-elsewhere' };
    expect(decide(viewer([mandate('lead')]), request)).toMatchObject({ refusal: 'no-such-mandate' });
  });
});

test.each(['revoked', 'ended', 'not-begun'] as const)('a mandate that is %s says so', (why) => {
  const editor = viewer([], [{ ...mandate('editor'), why }]);
  const request = { act: 'publish-version', place: own, open: everything } as const;
  expect(decide(editor, request)).toMatchObject({ refusal: `mandate-${why}` });
  expect(decide(editor, { ...request, place: other })).toMatchObject({ refusal: 'not-your-role' });
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
