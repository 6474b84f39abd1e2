/** Where an amendment stands. */
export const states = [
  'seeking-support',
  'supported',
  'admitted',
  'inadmissible',
  'awaiting-consent',
  'awaiting-parent',
  'accepted',
  'declined',
  'referred',
  'withdrawn',
  'substituted',
  'merged',
] as const;
export type State = (typeof states)[number];

/** What moves it: each is a row with who, under which mandate, when. */
export const steps = [
  'proposed',
  'reworded',
  'supported',
  'admitted',
  'inadmissible',
  'consent-asked',
  'parent-asked',
  'consented',
  'consent-refused',
  'accepted',
  'declined',
  'referred',
  'reopened',
  'withdrawn',
  'substituted',
  'merged',
] as const;
export type Step = (typeof steps)[number];

const stateAfter: Readonly<Record<Step, State>> = {
  proposed: 'seeking-support',
  reworded: 'seeking-support',
  supported: 'supported',
  admitted: 'admitted',
  inadmissible: 'inadmissible',
  'consent-asked': 'awaiting-consent',
  'parent-asked': 'awaiting-parent',
  consented: 'accepted',
  'consent-refused': 'admitted',
  accepted: 'accepted',
  declined: 'declined',
  referred: 'referred',
  reopened: 'admitted',
  withdrawn: 'withdrawn',
  substituted: 'substituted',
  merged: 'merged',
};

/** What its author may do as long as nothing is decided. */
const byAuthor = ['withdrawn', 'substituted', 'reworded'] as const;

/** What can follow in each state. What is merged, withdrawn or substituted has ended. */
const following: Readonly<Record<State, readonly Step[]>> = {
  'seeking-support': ['supported', 'inadmissible', ...byAuthor],
  supported: ['admitted', 'inadmissible', ...byAuthor],
  // A lead may think again.
  inadmissible: ['admitted', ...byAuthor],
  admitted: ['accepted', 'consent-asked', 'declined', 'referred', ...byAuthor],
  'awaiting-consent': ['consented', 'consent-refused', 'declined', 'reopened', ...byAuthor],
  // What an amendment to it would make of an amendment is for its author to say, or for a sitting.
  'awaiting-parent': ['consented', 'consent-refused', 'declined', 'referred', 'reopened', ...byAuthor],
  referred: ['accepted', 'declined', ...byAuthor],
  // Left behind by a version, a sitting may decide on it again; so may it on what was recorded of it wrongly.
  accepted: ['parent-asked', 'merged', 'reopened', 'referred', 'reworded'],
  declined: ['reopened', 'referred'],
  withdrawn: [],
  substituted: [],
  merged: [],
};

/** The state a step leads to. */
export const after = (step: Step): State => stateAfter[step];

/** Whether a step can follow where the amendment stands. */
export const mayFollow = (state: State, step: Step): boolean => following[state].includes(step);

/** The amendments that a new version of their paper still concerns. */
export const isOpen = (state: State): boolean => following[state].length > 0 && state !== 'declined';

/** Those that another amendment may still amend. */
export const isAmendable = (state: State): boolean =>
  isOpen(state) && !['inadmissible', 'accepted'].includes(state);

/** How many stand behind an amendment, its authors counted in: an organisation counts as one, whoever speaks for it. */
export interface Backing {
  readonly people: number;
  readonly organisations: number;
}

/** Whether enough stand behind an amendment for the lead to owe a decision: people or organisations, either suffices. */
export const isBacked = (backing: Backing, needed: Backing): boolean =>
  backing.people >= needed.people || backing.organisations >= needed.organisations;

/**
 * The name of an amendment: `AIC-A1-042` is the first to § 42 of AIC, as § 42 was numbered when it was proposed; one
 * to another amendment adds its number to the name of that one.
 */
export function codeOf(paper: string, provision: number, ordinal: number): string {
  return `${paper}-A${ordinal}-${String(provision).padStart(3, '0')}`;
}
export const codeUnder = (parent: string, ordinal: number): string => `${parent}.${ordinal}`;
