import { dayOf } from '../domain/editions/local-time.ts';
import { actsOnTexts, namedByRepresentative, namedBySecretariat } from '../domain/people/naming.ts';
import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Role, Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { worksOf } from '../queries/works-of.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { giveMandate, type Titles } from './give-mandate.ts';
import { holdKey } from './hold-key.ts';
import { passesForAuthority } from './passes-for-authority.ts';
import { personOf } from './person-of.ts';
import { type Letter, sendMail } from './send-mail.ts';

export interface NewMandate {
  /** The organisation it is for, by its name in addresses. */
  readonly organisation: string;
  readonly role: Role;
  readonly email: string;
  readonly name: string;
  /** `track/<name>` or `paper/<name>` of the organisation; empty for the whole edition. */
  readonly on: string;
  /** Days, both included. */
  readonly from: string;
  readonly until: string;
  readonly titles: Titles;
  readonly letter: Letter;
  readonly language: string;
  /** Sent again with the same key, it is the same mandate. */
  readonly key: string;
}

export type NameRefusal =
  | PermissionRefusal
  | 'no-such-organisation'
  | 'no-such-place'
  | 'not-yours-to-give'
  | 'ends-before-it-begins'
  | 'mandate-over'
  | 'outlives-yours'
  | 'key-used'
  | 'name-of-authority';

/** Names a person to act for an organisation, and writes to them; returns the mandate's name. */
export function nameMandate(
  db: Database,
  viewer: Viewer | null,
  edition: number,
  given: NewMandate,
  now: Date,
): Promise<Result<string, NameRefusal>> {
  return db.transaction().execute(async (trx) => {
    const place = { ...everywhere, organisation: given.organisation };
    const decision = await authorise(trx, viewer, { act: 'name-mandate', place, open: [] });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const organisation = await trx
      .selectFrom('organisation')
      .select(['id', 'slug'])
      .where('slug', '=', given.organisation)
      .forUpdate()
      .executeTakeFirst();
    if (!organisation) return refused('no-such-organisation');
    const before = await namedWithKey(trx, edition, given);
    if (!before.ok) return before;
    if (before.value !== null) return done(before.value);
    if (given.until < given.from) return refused('ends-before-it-begins');
    const bySecretariat = decision.by.role === 'secretariat';
    const { lastDay, timeZone } = await givingMandate(trx, decision.mandate.id);
    if (given.until < dayOf(now, timeZone)) return refused('mandate-over');
    if (!bySecretariat && given.until > lastDay) return refused('outlives-yours');
    const mayGive: readonly Role[] = bySecretariat ? namedBySecretariat : namedByRepresentative;
    if (!mayGive.includes(given.role)) return refused('not-yours-to-give');
    const works = await worksOf(trx, edition, bySecretariat ? null : organisation.id, given.language);
    const work = works.find(({ key }) => key === given.on);
    if (given.on !== '' && !work) return refused('no-such-place');
    if (!work && !bySecretariat && actsOnTexts(given.role)) return refused('no-such-place');
    if (await passesForAuthority(trx, given.name)) return refused('name-of-authority');
    const person = await personOf(trx, given.email, given.name);
    const slug = await giveMandate(
      trx,
      {
        ...given,
        edition,
        organisation,
        person,
        track: work?.kind === 'track' ? work.id : null,
        paper: work?.kind === 'paper' ? work.id : null,
        under: decision.mandate.id,
        by: viewer.person,
      },
      now,
    );
    await sendMail(trx, given, given.letter, now);
    return done(slug);
  });
}

/** The name of the mandate that was given with this key before, if any: the same to the same, or else a refusal. */
async function namedWithKey(
  trx: Database,
  edition: number,
  given: NewMandate,
): Promise<Result<string | null, 'key-used'>> {
  await holdKey(trx, given.key);
  const before = await trx
    .selectFrom('mandate')
    .innerJoin('person', 'person.id', 'mandate.person_id')
    .innerJoin('organisation', 'organisation.id', 'mandate.organisation_id')
    .leftJoin('track', 'track.id', 'mandate.track_id')
    .leftJoin('paper', 'paper.id', 'mandate.paper_id')
    .select(['mandate.slug', 'mandate.edition_id as edition', 'role', 'email', 'starts_on as from'])
    .select(['ends_on as until', 'organisation.slug as organisation'])
    .select(['track.slug as track', 'paper.slug as paper'])
    .where('mandate.idempotency_key', '=', given.key)
    .executeTakeFirst();
  if (!before) return done(null);
  const { track, paper } = before;
  const on = track !== null ? `track/${track}` : paper !== null ? `paper/${paper}` : '';
  const same =
    before.edition === edition &&
    on === given.on &&
    before.email === given.email.toLowerCase() &&
    (['organisation', 'role', 'from', 'until'] as const).every((part) => before[part] === given[part]);
  return same ? done(before.slug) : refused('key-used');
}

/** The last day of the mandate it is given under, and where the days of its edition are counted. */
function givingMandate(trx: Database, id: number) {
  return trx
    .selectFrom('mandate')
    .innerJoin('edition', 'edition.id', 'mandate.edition_id')
    .select(['mandate.ends_on as lastDay', 'edition.time_zone as timeZone'])
    .where('mandate.id', '=', id)
    .executeTakeFirstOrThrow();
}
