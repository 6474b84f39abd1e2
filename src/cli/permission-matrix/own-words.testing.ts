import { appeal } from '../../actions/appeal.ts';
import type { Author } from '../../actions/own-contribution.ts';
import { withdraw } from '../../actions/withdraw.ts';
import { hashOf } from '../../store/secret.ts';
import { onAmendment } from './amendment-way.testing.ts';
import type { Address, Made, Trial, Way } from './way.testing.ts';

/** Has words decided on as those of another decision were. */
async function moderated(
  db: Trial['db'],
  column: 'contribution_id' | 'amendment_id',
  id: number,
  like: Trial['target']['moderation'],
): Promise<void> {
  await db
    .insertInto('moderation')
    .columns([column, 'verdict', 'reason', 'mandate_id', 'standing_before', 'text_hash', 'created_at'])
    .expression(
      db
        .selectFrom('moderation')
        .select((select) => [select.val(id).as(column), 'verdict', 'reason', 'mandate_id'])
        .select(['standing_before', 'text_hash', 'created_at'])
        .where('id', '=', like),
    )
    .execute();
}

/** Words of whoever tries, published or hidden; a guest's are known by the secret of their link. */
async function ownWords(
  { db, edition, now, somebody, target, key }: Omit<Trial, 'made'>,
  hidden: boolean,
): Promise<Made> {
  const person =
    somebody.viewer?.person ??
    (await db.insertInto('person').values({ name: 'A guest' }).returning('id').executeTakeFirstOrThrow()).id;
  const about = await db
    .selectFrom('contribution')
    .select(['id', 'provision_id', 'paper_version_id'])
    .where('slug', '=', target.contribution)
    .executeTakeFirstOrThrow();
  const own = `own-${key}`;
  const { id } = await db
    .insertInto('contribution')
    .values({
      edition_id: edition,
      slug: own,
      provision_id: about.provision_id,
      paper_version_id: about.paper_version_id,
      kind: 'comment',
      language: 'en',
      person_id: person,
      constituency: 'communities',
      text: 'My own words.',
      standing: hidden ? 'hidden' : 'published',
      secret_hash: somebody.viewer ? null : hashOf(key),
      idempotency_key: key,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (hidden) await moderated(db, 'contribution_id', id, target.moderation);
  return somebody.viewer ? { own } : { own, secret: key };
}

function author({ somebody, edition, made }: Trial): Author {
  const { own = '', secret } = made;
  if (secret !== undefined) return { secret };
  if (!somebody.viewer) throw new Error('a visitor without a link');
  return { viewer: somebody.viewer, edition, slug: own };
}

const door =
  (noun: 'withdrawals' | 'appeals', named: string, link: string) =>
  ({ made }: Trial): Address =>
    made.secret === undefined
      ? { route: `/contributions/${named}/${noun}`, params: { contribution: made.own ?? '' } }
      : { route: `/follow/${link}/${noun}`, params: { secret: made.secret } };

const pageOf = (noun: 'withdrawals' | 'appeals') => door(noun, ':contribution', ':secret');
const apiOf = (noun: 'withdrawals' | 'appeals') => door(noun, '{contribution}', '{secret}');

/** Where the author reads their own words. */
const shown = (noun: 'withdrawals' | 'appeals') => (trial: Trial) => {
  const { own, secret } = trial.made;
  return secret === undefined
    ? { on: '/account', as: `action="/en/contributions/${own}/${noun}"` }
    : { on: `/follow/${secret}`, as: `action="/en/follow/${secret}/${noun}"` };
};

export const withdrawing: Way = {
  name: "one's own words",
  prepare: (trial) => ownWords(trial, false),
  action: (trial) => withdraw(trial.db, author(trial), trial.now),
  page: pageOf('withdrawals'),
  fields: () => ({}),
  shown: shown('withdrawals'),
  api: apiOf('withdrawals'),
  body: () => ({}),
};

const words = { text: 'Please look again.' };

/** An amendment of whoever tries, hidden. Nobody proposes one without an account: a guest appeals for what they said. */
async function ownAmendment(trial: Omit<Trial, 'made'>): Promise<Made> {
  const { db, somebody, target } = trial;
  const { viewer } = somebody;
  if (!viewer) return ownWords(trial, true);
  const own = target.amendments.admitted;
  const { id } = await db
    .updateTable('amendment')
    .set({ standing: 'hidden' })
    .where('code', '=', own)
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('amendment_signature')
    .values({ amendment_id: id, person_id: viewer.person, signed_at: new Date(0) })
    .onConflict((on) => on.doNothing())
    .execute();
  await moderated(db, 'amendment_id', id, target.moderation);
  return { own };
}

export const appealing: Way = {
  name: "one's own hidden words",
  prepare: (trial) => ownWords(trial, true),
  action: (trial) => appeal(trial.db, author(trial), { ...words, language: 'en' }, trial.now),
  page: pageOf('appeals'),
  fields: () => words,
  shown: shown('appeals'),
  api: apiOf('appeals'),
  body: () => words,
};

const hiddenAmendment = onAmendment('admitted', 'appeals');

export const appealingForAmendment: Way = {
  ...appealing,
  name: "one's own hidden amendment",
  prepare: ownAmendment,
  action: (trial) => {
    const { db, somebody, edition, made, now } = trial;
    const { viewer } = somebody;
    const by = viewer ? { viewer, edition, code: made.own ?? '' } : author(trial);
    return appeal(db, by, { ...words, language: 'en' }, now);
  },
  page: (trial) => (trial.somebody.viewer ? hiddenAmendment : appealing).page(trial),
  shown: (trial) => {
    if (!trial.somebody.viewer) return appealing.shown(trial);
    return { on: '/account', as: hiddenAmendment.shown(trial).as };
  },
  api: (trial) => (trial.somebody.viewer ? hiddenAmendment : appealing).api(trial),
};
