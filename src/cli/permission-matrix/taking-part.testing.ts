import { contribute } from '../../actions/contribute.ts';
import { contributeAsGuest } from '../../actions/contribute-as-guest.ts';
import { report } from '../../actions/report.ts';
import { support } from '../../actions/support.ts';
import type { Actor } from '../../domain/people/permissions/table.ts';
import { onAmendment } from './amendment-way.testing.ts';
import { letter } from './targets.testing.ts';
import type { Address, Trial, Way } from './way.testing.ts';

const speech = { text: 'A tree.', language: 'en', constituency: 'communities' } as const;
const speaker = { name: 'Bo', place: 'Kervallon' } as const;

const onProvision =
  (route: string) =>
  ({ target: { paper, ref } }: Trial): Address => ({ route, params: { paper, ref, provision: ref } });

const onContribution =
  (route: string) =>
  ({ target: { contribution } }: Trial): Address => ({ route, params: { contribution } });

/** The page has one form for both: who is signed in contributes, who is not does so as a guest. */
const pageDoes = (actor: Actor) => (actor === 'visitor' ? 'contribute-as-guest' : 'contribute');

const form = {
  page: onProvision('/papers/:paper/provisions/:ref/contributions'),
  fields: ({ key }: Trial) => ({ key, ...speech, ...speaker }),
  shown: ({ target: { paper, ref } }: Trial) => ({
    on: `/papers/${paper}/provisions/${ref}`,
    as: `action="/en/papers/${paper}/provisions/${ref}/contributions"`,
  }),
  pageDoes,
};

const words = ({ target: { paper, ref }, key }: Trial) => ({
  ...speech,
  ...speaker,
  paper,
  ref,
  key,
  kind: 'comment' as const,
  people: null,
});

export const contributing: Way = {
  ...form,
  name: 'on a provision',
  action: (trial) =>
    contribute(
      trial.db,
      trial.somebody.viewer,
      { ...words(trial), mandate: trial.under, replyTo: null },
      trial.now,
    ),
  api: onProvision('/papers/{paper}/provisions/{provision}/contributions'),
  body: () => speech,
};

export const contributingAsGuest: Way = {
  ...form,
  name: 'on a provision',
  action: (trial) => {
    const wayBack = { secret: trial.key, code: '123456', letter: letter(), addressKey: 'key' };
    const given = { ...words(trial), email: null, ...wayBack };
    return contributeAsGuest(trial.db, trial.somebody.viewer, given, trial.now);
  },
  api: onProvision('/papers/{paper}/provisions/{provision}/guest-contributions'),
  body: () => ({ ...speech, ...speaker }),
};

export const replying: Way = {
  name: 'to a contribution',
  action: (trial) => {
    const above = { mandate: trial.under, replyTo: trial.target.contribution };
    return contribute(trial.db, trial.somebody.viewer, { ...words(trial), ...above }, trial.now);
  },
  page: onContribution('/contributions/:contribution/replies'),
  fields: form.fields,
  shown: ({ target: { contribution } }) => ({
    on: `/contributions/${contribution}`,
    as: `action="/en/contributions/${contribution}/replies"`,
  }),
  api: onContribution('/contributions/{contribution}/replies'),
  body: () => speech,
};

export const supporting: Way = {
  name: 'a contribution',
  action: ({ db, somebody, target: { paper, contribution: slug }, now }) =>
    support(db, somebody.viewer, { paper, slug, supports: true }, now),
  page: onContribution('/contributions/:contribution/supports'),
  fields: () => ({}),
  shown: ({ target: { contribution } }) => ({
    on: `/contributions/${contribution}`,
    as: `action="/en/contributions/${contribution}/supports"`,
  }),
  api: onContribution('/contributions/{contribution}/supports'),
  body: () => ({}),
};

const complaint = { reason: 'spam', note: '' } as const;

export const reporting: Way = {
  name: 'a contribution',
  action: ({ db, somebody, edition, target: { contribution }, key, now }) =>
    report(db, somebody.viewer, { edition, about: { contribution }, key, ...complaint }, now),
  page: onContribution('/contributions/:contribution/reports'),
  fields: ({ key }) => ({ key, ...complaint }),
  shown: ({ target: { contribution } }) => ({
    on: `/contributions/${contribution}/reports`,
    as: `action="/en/contributions/${contribution}/reports"`,
  }),
  api: onContribution('/contributions/{contribution}/reports'),
  body: () => complaint,
};

export const reportingAmendment: Way = {
  ...onAmendment('admitted', 'reports'),
  name: 'an amendment',
  action: ({ db, somebody, edition, target: { amendments }, key, now }) => {
    const about = { amendment: amendments.admitted };
    return report(db, somebody.viewer, { edition, about, key, ...complaint }, now);
  },
  fields: ({ key }) => ({ key, ...complaint }),
  shown: ({ target: { paper, amendments } }) => {
    const reports = `/papers/${paper}/amendments/${amendments.admitted}/reports`;
    return { on: reports, as: `action="/en${reports}"` };
  },
  body: () => complaint,
};
