import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, instantOf, localOf } from './local-time.ts';

test.each([
  ['2019-07-15T10:00', 'Africa/Johannesburg', '2019-07-15T08:00:00.000Z'],
  ['2019-07-15T10:00', 'Europe/Madrid', '2019-07-15T08:00:00.000Z'],
  ['2019-11-15T10:00', 'Europe/Madrid', '2019-11-15T09:00:00.000Z'],
  ['2019-11-15T00:30', 'Asia/Kolkata', '2019-11-14T19:00:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(instantOf(local, zone).toISOString()).toBe(instant);
  expect(localOf(new Date(instant), zone)).toBe(local);
});

test('the day of an instant is the one of the time zone', () => {
  expect(dayOf(new Date('2019-11-14T22:30:00Z'), 'Africa/Johannesburg')).toBe('2019-11-15');
});

test('days are added across months and changes of clocks', () => {
  expect(addDays('2019-10-26', 7)).toBe('2019-11-02');
  expect(addDays('2020-03-01', -1)).toBe('2020-02-29');
});

test('an instant survives the way to the wall clock and back', () => {
  const zones = fc.constantFrom('Africa/Johannesburg', 'UTC', 'Asia/Kolkata', 'America/Bogota');
  const instants = fc.integer({ min: 1_500_000_000_000, max: 1_900_000_000_000 });
  fc.assert(
    fc.property(zones, instants, (zone, instant) => {
      expect(instantOf(localOf(new Date(instant), zone), zone).getTime()).toBe(instant);
    }),
  );
});
