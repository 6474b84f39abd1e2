import { IntlMessageFormat } from 'intl-messageformat';
import ar from '../../../messages/ar.json' with { type: 'json' };
import en from '../../../messages/en.json' with { type: 'json' };
import es from '../../../messages/es.json' with { type: 'json' };
import fr from '../../../messages/fr.json' with { type: 'json' };
import type { Language } from './languages.ts';
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

type Values = Readonly<Record<string, string | number>>;

/** The texts of the interface in one language. */
export interface Translator {
  (key: MessageKey, values?: Values): string;
  /** A family of texts whose last word is data: `t.of('disposition', 'accepted')`. */
  of(family: string, member: string): string;
}

const made = new Map<Language, Translator>();

/** The texts of the interface in `language`; compiled at first use and kept. */
export function translator(language: Language): Translator {
  const known = made.get(language);
  if (known) return known;
  const texts = catalogues[language];
  const compiled = new Map<string, IntlMessageFormat>();
  const format = (key: MessageKey, values?: Values): string => {
    const message = compiled.get(key) ?? new IntlMessageFormat(texts[key], localeOf[language]);
    compiled.set(key, message);
    const text = String(message.format(values ? { ...values } : undefined));
    return language === 'fr' ? frenchTypography(text) : text;
  };
  const isKey = (key: string): key is MessageKey => key in texts;
  const translate: Translator = Object.assign(format, {
    of(family: string, member: string): string {
      const key = `${family}.${member}`;
      if (!isKey(key)) throw new Error(`messages/${language}.json has no ${key}`);
      return format(key);
    },
  });
  made.set(language, translate);
  return translate;
}
