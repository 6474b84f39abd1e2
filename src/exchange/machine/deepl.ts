import { z } from 'zod';
import { askJson } from './ask-json.ts';
import type { Machine, MachineSettings } from './machine.ts';

const answer = z.object({ translations: z.array(z.object({ text: z.string() })) });

/** The languages that DeepL writes in one country's way or another's. */
const written: Readonly<Record<string, string>> = { en: 'EN-GB', pt: 'PT-PT' };

/** The DeepL API, version 2: its tags are those of XML. */
export const deepl = ({ url, key, patience }: MachineSettings): Machine => ({
  name: 'DeepL',
  most: { texts: 50, characters: 20_000 },
  async translate(texts, from, into) {
    const answered = await askJson({
      url: `${url}/v2/translate`,
      headers: { Authorization: `DeepL-Auth-Key ${key ?? ''}` },
      body: {
        text: texts,
        source_lang: from.toUpperCase(),
        target_lang: written[into] ?? into.toUpperCase(),
        tag_handling: 'xml',
        split_sentences: 'nonewlines',
      },
      patience,
    });
    if (!answered.ok) return answered;
    const read = answer.safeParse(answered.json);
    return read.success && read.data.translations.length === texts.length
      ? { ok: true, texts: read.data.translations.map(({ text }) => text) }
      : { ok: false, failure: 'malformed' };
  },
});
