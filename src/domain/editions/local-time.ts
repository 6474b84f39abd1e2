/** A wall-clock moment such as `2019-07-15T14:30` in a named time zone, as an instant. */
export function instantOf(local: string, timeZone: string): Date {
  const asUtc = new Date(`${local}Z`).getTime();
  // Twice: the offset found from the first guess is wrong only beside a change of clocks.
  const first = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(first, timeZone));
}

/** An instant as the wall clock of a time zone shows it; seconds only when there are any. */
export function localOf(instant: Date, timeZone: string): string {
  const shown = new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString();
  return shown
    .replace('Z', '')
    .replace(/\.000$/, '')
    .replace(/(T\d\d:\d\d):00$/, '$1');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

/** Milliseconds to add to UTC to get the wall clock of `timeZone` at `instant` (milliseconds). */
function offsetAt(instant: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const wall = `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`;
  return new Date(wall).getTime() - Math.floor(instant / 1000) * 1000;
}

/** The day that is `days` after `day` (both `2019-07-15`). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The calendar day of an instant in a time zone. */
export function dayOf(instant: Date, timeZone: string): string {
  return localOf(instant, timeZone).slice(0, 10);
}

/** Whether a day can be meant: nobody's mandate is of another age, and PostgreSQL has no year 0. */
export const isNear = (day: string): boolean => day >= '1900-01-01' && day <= '2200-12-31';
