import type { Language } from './languages.ts';
import { localeOf } from './translator.ts';

const made = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(localeOf[language], options);
  made.set(key, format);
  return format;
}

const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

type Part = Intl.DateTimeFormatPart;

/** A day as it is written: in French the first of a month is « 1er ». */
function written(language: Language, parts: readonly Part[]): string {
  return parts
    .map(({ type, value }) => (language === 'fr' && type === 'day' && value === '1' ? '1er' : value))
    .join('');
}

/** A calendar day (`2019-07-15`) with its weekday. */
export function formatDay(language: Language, date: string): string {
  const format = formatOf(language, { ...day, timeZone: 'UTC' });
  return written(language, format.formatToParts(new Date(`${date}T00:00:00Z`)));
}

/** The days from one to another, what they share said once. */
export function formatDays(language: Language, from: string, to: string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  return written(language, formatOf(language, options).formatRangeToParts(first, last));
}

/** The day on which something happened, in the edition's time zone. */
export function formatDate(language: Language, instant: Date, timeZone: string): string {
  const format = formatOf(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  return written(language, format.formatToParts(instant));
}

/** A moment with its weekday and the name of its time zone. */
export function formatMoment(language: Language, instant: Date, timeZone: string): string {
  const format = formatOf(language, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
  return written(language, format.formatToParts(instant));
}

export function formatNumber(language: Language, number: number): string {
  const text = new Intl.NumberFormat(localeOf[language]).format(number);
  return language === 'fr' ? text.replaceAll('\u202F', '\u00A0') : text;
}

/** How large a file is, in kB or MB: « 2,4 Mo ». */
export function formatSize(language: Language, bytes: number): string {
  const large = bytes >= 1_000_000;
  const options = {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  } as const;
  const size = large ? bytes / 1_000_000 : Math.max(1, bytes / 1_000);
  return new Intl.NumberFormat(localeOf[language], options).format(size);
}

/** « a, b and c » as the language joins them. */
export function formatList(language: Language, items: readonly string[]): string {
  return new Intl.ListFormat(localeOf[language], { type: 'conjunction' }).format(items);
}

/** How the language joins so many things: the place of each, and the words between them. */
export function listParts(language: Language, count: number): (number | string)[] {
  const places = Array.from({ length: count }, (_, place) => String(place));
  return new Intl.ListFormat(localeOf[language], { type: 'conjunction' })
    .formatToParts(places)
    .map(({ type, value }) => (type === 'element' ? Number(value) : value));
}

/** The name of a language in another: « espagnol ». */
export function languageName(language: Language, code: string): string {
  return new Intl.DisplayNames([localeOf[language]], { type: 'language' }).of(code) ?? code;
}
