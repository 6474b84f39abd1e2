import type { Demonstration } from '../../actions/demonstration.testing.ts';
import type { Scope } from '../../domain/people/permissions/expected.testing.ts';
import type { Actor } from '../../domain/people/permissions/table.ts';
import { type Role, roles, type Viewer } from '../../domain/people/viewer.ts';
import { currentEdition } from '../../queries/current-edition.ts';
import { viewerOf } from '../../queries/viewer.ts';
import type { SignIn } from '../../web/sign-in/sign-in.ts';
import type { Target } from './targets.testing.ts';

/** Somebody who tries an act: as the actions know them, and by their cookie. */
export interface Somebody {
  readonly viewer: Viewer | null;
  readonly cookie: string;
  /** Their first mandate, whatever its edition; null for who holds none. */
  readonly mandate: number | null;
}

const visitor: Somebody = { viewer: null, cookie: '', mandate: null };

/** Whoever an actor is in a scope. */
export type People = (actor: Actor, scope: Scope) => Somebody;

/** One holder of every role at `home`, one of every role in an earlier edition, and somebody without a mandate. */
export async function everybody(
  demo: Demonstration,
  home: Pick<Target, 'track' | 'organisation'>,
  signIn: SignIn,
): Promise<People> {
  const earlier = await earlierEdition(demo);
  const participant = await enter(demo, signIn, 'participant', null);
  const here = new Map<Role, Somebody>();
  const elsewhere = new Map<Role, Somebody>();
  for (const role of roles) {
    const mandate = await give(demo, role, { ...home, edition: demo.edition });
    here.set(role, await enter(demo, signIn, role, mandate));
    // The same organisation, an edition ago; the tracks of today did not exist.
    const past = await give(demo, role, { ...home, track: null, edition: earlier });
    elsewhere.set(role, await enter(demo, signIn, `earlier-${role}`, past));
  }
  return (actor, scope) => {
    if (actor === 'visitor') return visitor;
    if (actor === 'participant') return participant;
    return (scope === 'other edition' ? elsewhere : here).get(actor) ?? visitor;
  };
}

async function earlierEdition({ db }: Demonstration): Promise<number> {
  const values = { slug: 'bogota-2016', number: 5, time_zone: 'America/Bogota', answer_days: 21 };
  const { id } = await db
    .insertInto('edition')
    .values({ ...values, starts_on: '2016-10-12', ends_on: '2016-10-15' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('edition_text')
    .values({ edition_id: id, language: 'en', name: 'An earlier congress', place: 'Bogotá' })
    .execute();
  return id;
}

interface Scoped {
  readonly edition: number;
  readonly track: string | null;
  readonly organisation: string;
}

async function give({ db }: Demonstration, role: Role, { edition, track, organisation }: Scoped) {
  const person = await db
    .insertInto('person')
    .values({ name: `A ${role}`, place: 'Kervallon', email: `${role}-${edition}@people.example` })
    .returning('id')
    .executeTakeFirstOrThrow();
  const mandate = await db
    .insertInto('mandate')
    .values((row) => ({
      edition_id: edition,
      slug: `tried-${role}`,
      person_id: person.id,
      organisation_id: row.selectFrom('organisation').select('id').where('slug', '=', organisation),
      role,
      track_id: row
        .selectFrom('track')
        .select('id')
        .where('slug', '=', track ?? ''),
      starts_on: '2016-01-01',
      ends_on: '2030-12-31',
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('mandate_text')
    .values({ mandate_id: mandate.id, language: 'en', title: role })
    .execute();
  return { person: person.id, mandate: mandate.id };
}

/** Signs somebody in, and sees them as the actions do. */
async function enter(
  demo: Demonstration,
  signIn: SignIn,
  name: string,
  given: { readonly person: string; readonly mandate: number } | null,
): Promise<Somebody> {
  const { db } = demo;
  const email = `${name}@signed-in.example`;
  const person = given?.person ?? (await demo.participant()).person;
  await db.updateTable('person').set({ email, email_verified: true }).where('id', '=', person).execute();
  const opened = await signIn.openAs(email, new Headers());
  const edition = await currentEdition(db, 'en');
  const viewer = edition && (await viewerOf(db, person, edition, 'en', '2026-11-24'));
  if (!opened || !viewer) throw new Error(`${name} cannot sign in`);
  const cookie = opened.cookies.map((line) => line.split(';')[0]).join('; ');
  return { viewer, cookie, mandate: given?.mandate ?? null };
}
