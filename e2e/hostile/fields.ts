import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { typedName, typedStretch, typedWords } from '../../src/domain/typed-text.ts';
import type { Answer, Fields } from './ask.ts';
import { type Form, forms } from './forms.ts';
import type { Ground } from './ground.ts';
import type { Input } from './journal.ts';
import { brokenBytes, hostileChoices, hostileMarks, hostileTexts, strangeFields } from './texts.ts';

/** Something typed that must be read again, exactly, where it is shown. */
export interface Shown {
  readonly page: string;
  readonly cookie: string;
  readonly text: string;
}

const words = new Set(['text', 'note', 'reason', 'list']);
const choices = new Set([
  'key',
  'language',
  'kind',
  'constituency',
  'mandate',
  'capacity',
  'on',
  'role',
  'basis',
]);
const kept = (form: Form, field: string, typed: string) => {
  const text = words.has(field) ? typedWords(typed) : typedName(typed);
  return form.oneBlock ? typedStretch(text).trim() : text;
};

/** Somebody new where words are published, since nobody may say much in a short time. */
const sender = ({ as, shown = [] }: Form, field: string | undefined): Form['as'] =>
  as === 'newcomer' && field !== undefined && shown.length > 0 && !shown.includes(field) ? 'member' : as;

let sendings = 0;

/** Sends a form with some of its fields replaced, by whoever sends it. */
async function send(
  ground: Ground,
  form: Form,
  hostile: Fields,
): Promise<{ answer: Answer; cookie: string }> {
  const number = (sendings++ % 40) + 1;
  const cookie = await ground.cookieFor(sender(form, hostile[0]?.[0]));
  const replaced = new Set(hostile.map(([name]) => name));
  const good = Object.entries(form.fields ?? {}).filter(([name]) => !replaced.has(name));
  const basis = good.some(([, value]) => value === '{basis}') ? await basisOf(ground) : '';
  const filled = good.map(
    ([name, value]) => [name, value.replace('{key}', randomUUID()).replace('{basis}', basis)] as const,
  );
  const to = form.to.replace('{n}', String(number).padStart(2, '0'));
  return { answer: await ground.post(to, [...filled, ...hostile], cookie), cookie };
}

/** The state that a revision of § p05 starts from. */
async function basisOf({ db }: Ground): Promise<string> {
  const { rows } = await sql<{ id: number }>`
    select state.id from provision_state state join provision on provision.id = provision_id
    join paper on paper.id = paper_id where slug = 'accessible-cities' and ref = 'p05' and until_version is null`.execute(
    db,
  );
  return String(rows[0]?.id);
}

/** Hostile words in every field of every form, one field at a time. What was kept is added to `shown`. */
export function fieldInputs(ground: Ground, shown: Shown[]): Input[] {
  return Object.entries(forms).flatMap(([route, form]) => [
    ...Object.keys(form.fields ?? {}).flatMap((field): Input[] => {
      const shows = form.shown?.includes(field);
      const texts = hostileTexts.filter((_, index) => shows || index % 2 === 0);
      const typed = choices.has(field) ? hostileChoices : texts;
      return [
        ...typed.map((text) => ({
          name: `${route} ${field} ${JSON.stringify(text.slice(0, 30))}`,
          async send() {
            const { answer, cookie } = await send(ground, form, [[field, text]]);
            const page = form.on ?? answer.headers.location?.split('#')[0];
            if (shows && answer.status === 303 && page)
              shown.push({ page, cookie, text: kept(form, field, text) });
            return answer;
          },
        })),
        ...brokenBytes.slice(0, words.has(field) ? 4 : 1).map((bytes) => ({
          name: `${route} ${field} bytes ${bytes}`,
          send: async () => (await send(ground, form, [[field, bytes]])).answer,
        })),
        {
          name: `${route} ${field} too long`,
          send: async () => (await send(ground, form, [[field, 'a'.repeat(200_000)]])).answer,
          expect: ({ status }) => status === 303 && words.has(field) && 'was taken',
        },
      ];
    }),
    {
      name: `${route} fields that it has not`,
      send: async () => (await send(ground, form, strangeFields)).answer,
    },
    {
      name: `${route} every field twice`,
      send: async () => (await send(ground, form, Object.entries(form.fields ?? {}))).answer,
    },
    {
      name: `${route} nothing`,
      send: async () => (await send(ground, { as: form.as, to: form.to }, [])).answer,
    },
  ]);
}

/** Marks in a passage that is written anew; nobody waits long for any of them. */
export function markInputs(ground: Ground): Input[] {
  const form = forms['/papers/:paper/provisions/:ref/revisions'];
  if (!form) throw new Error('there is no form for revisions');
  return hostileMarks.map((text) => {
    let took = 0;
    return {
      name: `marks ${text.slice(0, 30)}`,
      async send() {
        const began = performance.now();
        const { answer } = await send(ground, form, [['text', text]]);
        took = performance.now() - began;
        return answer;
      },
      expect: () => took > 5_000 && `took ${took} ms`,
    };
  });
}
