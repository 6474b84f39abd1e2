import { adaptAmendment } from '../../actions/adapt-amendment.ts';
import { consentAmendment } from '../../actions/consent-amendment.ts';
import { proposeAmendment } from '../../actions/propose-amendment.ts';
import { signAmendment } from '../../actions/sign-amendment.ts';
import { supportAmendment } from '../../actions/support-amendment.ts';
import { withdrawAmendment } from '../../actions/withdraw-amendment.ts';
import { reworded } from './amendment-targets.testing.ts';
import { onAmendment } from './amendment-way.testing.ts';
import { letter } from './targets.testing.ts';
import type { Made, Trial, Way } from './way.testing.ts';

type Standing = 'seeking' | 'awaiting' | 'stuck';

/** The amendment as one of whoever tries: theirs, where they can have any. */
const own =
  (standing: Standing) =>
  async ({ db, somebody, target }: Omit<Trial, 'made'>): Promise<Made> => {
    const code = target.amendments[standing];
    if (!somebody.viewer) return {};
    const { person } = somebody.viewer;
    const { id } = await db
      .updateTable('amendment')
      .set({ person_id: person })
      .where('code', '=', code)
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .updateTable('amendment_signature')
      .set({ person_id: person })
      .where('amendment_id', '=', id)
      .execute();
    return {};
  };

const reasons = { reason: 'It is clearer.', language: 'en', constituency: 'communities' } as const;
const onto = ({ target: { paper } }: Trial) => ({
  route: '/papers/:paper/provisions/:ref/amendments',
  params: { paper, ref: 'p08' },
});
const steps = ({ key, target: { amendments } }: Trial) => ({
  key,
  version: String(amendments.version),
  step: 'propose',
});

export const proposing: Way = {
  name: 'to a paper',
  action: ({ db, somebody, target: { paper, amendments }, under, key, now }) => {
    const about = { paper, version: amendments.version, parent: null, substitutes: null } as const;
    const by = { ...reasons, mandate: under, name: undefined, key };
    return proposeAmendment(db, somebody.viewer, { ...about, ...by, operations: reworded('r02') }, now);
  },
  page: onto,
  fields: (trial) => ({ ...steps(trial), ...reasons, operations: JSON.stringify(reworded('r02')) }),
  shown: ({ target: { paper } }) => ({
    on: `/papers/${paper}/provisions/r02/amendments`,
    as: `action="/en/papers/${paper}/provisions/r02/amendments"`,
  }),
  api: ({ target: { paper } }) => ({ route: '/papers/{paper}/amendments', params: { paper } }),
  body: ({ target: { amendments } }) => ({
    ...reasons,
    version: amendments.version,
    operations: reworded('r02'),
  }),
};

export const backing: Way = {
  name: 'that seeks support',
  ...onAmendment('seeking', 'supports'),
  action: ({ db, somebody, target: { amendments }, under, now }) =>
    supportAmendment(db, somebody.viewer, { code: amendments.seeking, mandate: under, supports: true }, now),
  fields: () => ({}),
  body: () => ({}),
};

export const signing: Way = {
  name: 'of somebody else',
  ...onAmendment('seeking', 'signatures'),
  action: ({ db, somebody, target: { amendments }, under, now }) =>
    signAmendment(db, somebody.viewer, { code: amendments.seeking, mandate: under }, now),
  fields: () => ({}),
  body: () => ({}),
};

export const takingSignatureBack: Way = {
  name: "of one's own",
  prepare: own('seeking'),
  ...onAmendment('seeking', 'withdrawals'),
  action: ({ db, somebody, target: { amendments }, now }) =>
    withdrawAmendment(db, somebody.viewer, amendments.seeking, now),
  fields: () => ({}),
  body: () => ({}),
};

export const adapting: Way = {
  name: 'that was left behind',
  prepare: own('stuck'),
  ...onAmendment('stuck', 'wordings'),
  action: ({ db, somebody, target: { amendments }, now }) => {
    const given = {
      code: amendments.stuck,
      version: amendments.version,
      operations: reworded('p08', 'Now.'),
      letter,
    };
    return adaptAmendment(db, somebody.viewer, given, now);
  },
  page: onto,
  fields: (trial) => ({
    ...steps(trial),
    adapts: trial.target.amendments.stuck,
    operations: JSON.stringify(reworded('p08', 'Now.')),
  }),
  shown: ({ target: { paper, amendments } }) => ({
    on: `/papers/${paper}/amendments/${amendments.stuck}`,
    as: `?adapts=${amendments.stuck}"`,
  }),
  body: ({ target: { amendments } }) => ({
    version: amendments.version,
    operations: reworded('p08', 'Now.'),
  }),
};

const consent = { note: '', language: 'en' } as const;

export const consenting: Way = {
  name: 'to another wording',
  prepare: own('awaiting'),
  ...onAmendment('awaiting', 'consents'),
  action: ({ db, somebody, target: { amendments }, now }) =>
    consentAmendment(
      db,
      somebody.viewer,
      { ...consent, code: amendments.awaiting, consents: false, letter },
      now,
    ),
  fields: () => ({ ...consent, verdict: 'no' }),
  body: () => ({ ...consent, consents: false }),
};
