import { IntlMessageFormat } from 'intl-messageformat';
import ar from '../../../messages/ar.json' with { type: 'json' };
import en from '../../../messages/en.json' with { type: 'json' };
import es from '../../../messages/es.json' with { type: 'json' };
import fr from '../../../messages/fr.json' with { type: 'json' };
import { isolated, type Language } from './languages.ts';
import { frenchTypography } from './typography.ts';

/** Every text of the interface has a key, named by what it means to say. */
export type MessageKey = keyof typeof fr;

const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { fr, en, es, ar };

/** Digits stay the European ones everywhere: paragraph numbers and codes are cited across languages. */
export const localeOf: Readonly<Record<Language, string>> = {
  fr: 'fr',
  en: 'en-GB',
  es: 'es',
  ar: 'ar-u-nu-latn',
};

export type Values = Readonly<Record<string, string | number>>;

/** A part of a text: one that is only heard says to those who do not see the page what the others see from its place. */
interface Piece {
  readonly text: string;
  readonly heard: boolean;
}

/** The texts of the interface in one language. */
export interface Translator {
  (key: MessageKey, values?: Values): string;
  /** A family of texts whose last word is data: `t.of('disposition', 'accepted')`. */
  of(family: string, member: string): string;
  /** A text with what stands in it between `<heard>` and `</heard>` apart. */
  pieces(key: MessageKey, values: Values): readonly Piece[];
}

const made = new Map<Language, Translator>();

/** The texts of the interface in `language`; compiled at first use and kept. */
export function translator(language: Language): Translator {
  const known = made.get(language);
  if (known) return known;
  const texts = catalogues[language];
  const compiled = new Map<string, IntlMessageFormat>();
  const apart = (values: Values = {}): Values =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? isolated(language, value) : value,
      ]),
    );
  const set = (text: string): string => (language === 'fr' ? frenchTypography(text) : text);
  const messageOf = (key: MessageKey): IntlMessageFormat => {
    const message = compiled.get(key) ?? new IntlMessageFormat(texts[key], localeOf[language]);
    compiled.set(key, message);
    return message;
  };
  const format = (key: MessageKey, values?: Values): string =>
    set(String(messageOf(key).format({ ...apart(values) })));
  const isKey = (key: string): key is MessageKey => key in texts;
  const translate: Translator = Object.assign(format, {
    of(family: string, member: string): string {
      const key = `${family}.${member}`;
      if (!isKey(key)) throw new Error(`messages/${language}.json has no ${key}`);
      return format(key);
    },
    pieces(key: MessageKey, values: Values): readonly Piece[] {
      const heard = (parts: (string | Piece)[]): Piece => ({ text: set(parts.join('')), heard: true });
      const parts = [messageOf(key).format<Piece>({ ...apart(values), heard })].flat();
      return parts.map((part) =>
        typeof part === 'object' ? part : { text: set(String(part)), heard: false },
      );
    },
  });
  made.set(language, translate);
  return translate;
}
