export const languages = ['fr', 'en', 'es', 'ar'] as const;
/** A language the interface speaks. */
export type Language = (typeof languages)[number];

/** Each language under its own name. */
export const languageNames: Readonly<Record<Language, string>> = {
  fr: 'Français',
  en: 'English',
  es: 'Español',
  ar: 'العربية',
};

export const isLanguage = (code: string): code is Language => languages.some((language) => language === code);

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ps']);

/** The direction a language is written in. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.has(language) ? 'rtl' : 'ltr');

const leftToRightLetters = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]/u;
const rightToLeftLetters = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** An address that is shown is also copied: nothing may stand around it. */
const address = /:\/\//;

/** A name or a quote put into a sentence of `language`: apart from it when its letters go the other way. */
export function isolated(language: string, text: string): string {
  const other = directionOf(language) === 'rtl' ? leftToRightLetters : rightToLeftLetters;
  return other.test(text) && !address.test(text) ? `\u2068${text}\u2069` : text;
}

/** The interface language an `Accept-Language` header likes best; English when it likes none (RFC 9110, 12.5.4). */
export function negotiate(header: string | undefined): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part, index) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { code: range.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality || one.index - other.index);
  return wishes.map(({ code }) => code).find(isLanguage) ?? 'en';
}
