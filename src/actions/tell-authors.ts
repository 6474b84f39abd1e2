import type { Database } from '../store/database.ts';
import type { HeldAmendment } from './amendment-under-lock.ts';
import { type Letter, sendMail } from './send-mail.ts';

/** Words a message about an amendment to somebody, in their language. `asks`: of what it amends, whether its author agrees. */
export type AmendmentLetter = (
  about: { readonly paper: string; readonly code: string; readonly asks?: boolean },
  language: string,
) => Letter;

type Told = Pick<HeldAmendment, 'id' | 'code' | 'paper'>;

/** Writes to everybody who carries an amendment and has an address; `about` is another one that concerns it. */
export async function tellAuthors(
  trx: Database,
  amendment: Told,
  letter: AmendmentLetter,
  now: Date,
  about: { readonly code: string; readonly asks?: boolean } = amendment,
): Promise<void> {
  const authors = await trx
    .selectFrom('amendment_signature as signature')
    .select('person_id as person')
    .where('amendment_id', '=', amendment.id)
    .where('withdrawn_at', 'is', null)
    .execute();
  const people = authors.map(({ person }) => person);
  await tellPeople(trx, amendment, people, letter, now, about);
}

/** Writes to those of some people who have an address. */
export async function tellPeople(
  trx: Database,
  { id, paper, ...own }: Told,
  people: readonly string[],
  letter: AmendmentLetter,
  now: Date,
  { code, asks = false }: { readonly code: string; readonly asks?: boolean } = own,
): Promise<void> {
  if (people.length === 0) return;
  const found = await trx
    .selectFrom('person')
    .innerJoin('amendment', (join) => join.on('amendment.id', '=', id))
    .select(['person.email', 'person.language', 'amendment.language as written'])
    .where('person.id', 'in', people)
    .execute();
  for (const { email, language, written } of found) {
    if (email === null) continue;
    const to = { email, language: language ?? written };
    await sendMail(trx, to, letter({ paper: paper.slug, code, asks }, to.language), now);
  }
}
