import { changeProfile, erasePerson } from '../../actions/account.ts';
import { takeOwnData } from '../../actions/take-own-data.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import { paperHead } from '../../queries/paper-text.ts';
import type { Address, Made, Trial, Way } from './way.testing.ts';

const paper =
  (route: string) =>
  ({ target }: Trial): Address => ({ route, params: { paper: target.paper } });

/** Reading asks nobody who they are: the action is the question a page asks. */
export const readingPaper: Way = {
  name: 'a paper',
  reads: true,
  async action({ db, edition, somebody, target }) {
    const place = { circuit: null, track: null, paper: target.paper };
    const decision = decide(somebody.viewer, { act: 'read', place, open: [] });
    if (!decision.ok) return decision;
    const head = await paperHead(db, edition, target.paper, 'en');
    return head ? { ok: true } : { ok: false, refusal: 'not there' };
  },
  page: paper('/papers/:paper'),
  fields: () => ({}),
  shown: ({ target }) => ({ on: '/papers', as: `href="/en/papers/${target.paper}"` }),
  api: paper('/papers/{paper}'),
  body: () => ({}),
};

const fixed = (route: string) => (): Address => ({ route, params: {} });

const profile = { name: 'Bo', place: 'Kervallon', language: 'en' } as const;

export const changingProfile: Way = {
  name: 'of oneself',
  action: ({ db, somebody, now }) =>
    changeProfile(db, somebody.viewer, { ...profile, namePublic: true }, now),
  page: fixed('/account'),
  fields: () => ({ ...profile, namePublic: 'yes' }),
  shown: () => ({ on: '/account', as: 'action="/en/account"' }),
  api: fixed('/account/profiles'),
  body: () => ({ ...profile, namePublic: true }),
};

export const takingData: Way = {
  name: 'as a file',
  reads: true,
  action: ({ db, somebody }) => takeOwnData(db, somebody.viewer),
  page: fixed('/account/data'),
  fields: () => ({}),
  shown: () => ({ on: '/account', as: 'href="/en/account/data"' }),
  api: fixed('/account/data'),
  body: () => ({}),
};

/** Somebody else holds the same mandate: the last of a secretariat could not leave. */
async function sharedMandate({ db, somebody, key }: Omit<Trial, 'made'>): Promise<Made> {
  if (somebody.mandate === null) return {};
  const other = await db
    .insertInto('person')
    .values({ name: 'Else' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('mandate')
    .columns(['edition_id', 'organisation_id', 'role', 'starts_on', 'ends_on', 'slug', 'person_id'])
    .expression(
      db
        .selectFrom('mandate')
        .select(['edition_id', 'organisation_id', 'role', 'starts_on', 'ends_on'])
        .select((row) => [row.val(`shared-${key}`).as('slug'), row.val(other.id).as('person_id')])
        .where('id', '=', somebody.mandate),
    )
    .execute();
  return {};
}

export const erasing: Way = {
  name: 'for good',
  prepare: sharedMandate,
  action: ({ db, somebody, now }) => erasePerson(db, somebody.viewer, false, now),
  page: fixed('/account/erasure'),
  fields: () => ({ sure: 'yes' }),
  shown: () => ({ on: '/account/erasure', as: 'action="/en/account/erasure"' }),
  api: fixed('/account/erasures'),
  body: () => ({ sure: true }),
};
