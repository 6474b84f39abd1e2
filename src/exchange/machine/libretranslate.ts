import { z } from 'zod';
import { askJson } from './ask-json.ts';
import type { Machine, MachineSettings } from './machine.ts';

const answer = z.object({ translatedText: z.array(z.string()) });

/** LibreTranslate, one's own or another's: its tags are those of HTML. */
export const libreTranslate = ({ url, key, patience }: MachineSettings): Machine => ({
  name: 'LibreTranslate',
  most: { texts: 10, characters: 5_000 },
  async translate(texts, source, target) {
    const body = { q: texts, source, target, format: 'html', ...(key === null ? {} : { api_key: key }) };
    const answered = await askJson({ url: `${url}/translate`, body, patience });
    if (!answered.ok) return answered;
    const read = answer.safeParse(answered.json);
    return read.success && read.data.translatedText.length === texts.length
      ? { ok: true, texts: read.data.translatedText }
      : { ok: false, failure: 'malformed' };
  },
});
