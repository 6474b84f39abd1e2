import { languages } from './languages.ts';
import { translator } from './translator.ts';

/** What a mandate is called in every language of the interface: « Editor, Habitat International Coalition ». */
export function mandateTitles(role: string, organisation: string): Record<string, string> {
  return Object.fromEntries(
    languages.map((language) => {
      const t = translator(language);
      return [language, t('mandate.title', { role: t.of('role', role), organisation })];
    }),
  );
}
