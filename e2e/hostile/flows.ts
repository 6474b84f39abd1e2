import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { typedName, typedWords } from '../../src/domain/typed-text.ts';
import type { Answer } from './ask.ts';
import type { Shown } from './fields.ts';
import type { Ground } from './ground.ts';
import { hostileTexts } from './texts.ts';

/** Short enough for a name, and for an organisation that is invited. */
const names = hostileTexts.filter((text) => typedName(text) !== '' && typedName(text).length <= 80);

/** All of what is hostile in one text. */
const everything = hostileTexts.join('\n').slice(0, 1_000);

const location = ({ headers, status }: Answer) => {
  if (status !== 303 || !headers.location) throw new Error(`status ${status}`);
  return headers.location.split('#')[0] ?? '';
};

/** Words are hidden with hostile reasons; their author reads these, and contests them in kind. */
async function hidden(ground: Ground, shown: Shown[]): Promise<number> {
  const author = await ground.newcomer();
  const said = {
    key: randomUUID(),
    language: 'en',
    sure: 'en',
    kind: 'comment',
    constituency: 'communities',
  };
  const words = { text: 'Ramps everywhere, please.', name: 'Ada', place: 'Kervallon' };
  const page = location(
    await ground.post(
      '/papers/accessible-cities/provisions/p06/contributions',
      { ...said, ...words },
      author,
    ),
  );
  const slug = page.split('/').at(-1);
  const moderator = await ground.holder('moderator-world');
  const decision = { verdict: 'hide', reason: 'spam', note: everything, seen: '0' };
  location(await ground.post(`/contributions/${slug}/moderations`, decision, moderator));
  shown.push({ page: '/en/account', cookie: author, text: typedWords(everything) });
  location(await ground.post(`/contributions/${slug}/appeals`, { text: everything }, author));
  const { rows } = await sql<{ id: number }>`select max(id) as id from appeal`.execute(ground.db);
  const other = await ground.holder('moderator-town-hall');
  location(await ground.post(`/appeals/${rows[0]?.id}/decisions`, { upheld: 'no', note: everything }, other));
  return 4;
}

/** Guests with hostile names and places speak, and follow what became of it. */
async function guests(ground: Ground, shown: Shown[]): Promise<number> {
  for (const [index, name] of names.entries()) {
    const said = {
      key: randomUUID(),
      language: 'en',
      sure: 'en',
      kind: 'comment',
      constituency: 'communities',
      email: '',
    };
    const text = `${hostileTexts[index]} ${index}`;
    const to = '/papers/accessible-cities/provisions/p07/contributions';
    const page = location(await ground.post(to, { ...said, text, name, place: name }));
    shown.push({ page, cookie: '', text: typedWords(text) });
    shown.push({ page: 'queue', cookie: '', text: typedName(name) });
  }
  return names.length;
}

/** Organisations with hostile names are invited by a list; their representatives have hostile names too. */
async function invited(ground: Ground, shown: Shown[]): Promise<number> {
  const secretariat = await ground.holder('secretariat');
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = names.map(
    (name, index) => `${quoted(`${name} ${index}`)},section,,guest${index}@inner.test,en`,
  );
  const list = `organisation,capacity,on,email,language\n${lines.join('\n')}\n`;
  location(await ground.post('/invitations', { list }, secretariat));
  for (const [index, name] of names.entries()) {
    const { rows } = await sql<{ body: string }>`
      select body from mail_message where recipient = ${`guest${index}@inner.test`}`.execute(ground.db);
    const secret = /\/invitations\/links\/([\w-]+)/.exec(rows[0]?.body ?? '')?.[1];
    const page = location(await ground.post(`/invitations/links/${secret}/acceptances`, { name }));
    shown.push({ page, cookie: '', text: typedName(typedWords(`${name} ${index}`)) });
  }
  return 1 + names.length;
}

/** Tells every story; gives how much was sent. */
export async function tellStories(ground: Ground, shown: Shown[]): Promise<number> {
  return (await hidden(ground, shown)) + (await guests(ground, shown)) + (await invited(ground, shown));
}
