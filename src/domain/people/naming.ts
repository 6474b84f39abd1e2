import type { Role } from './viewer.ts';

/** In what capacity an organisation takes part in an edition. */
export const capacities = ['lead', 'coauthor', 'section', 'sister', 'caucus'] as const;
export type Capacity = (typeof capacities)[number];

/** The role a representative holds from the day they accept, beside that of representative. */
export const roleOf: Readonly<Record<Capacity, Role>> = {
  lead: 'lead',
  coauthor: 'editor',
  section: 'delegate',
  sister: 'delegate',
  caucus: 'caucus',
};

/** The roles a representative may give for their organisation. */
export const namedByRepresentative = [
  'editor',
  'translator',
  'respondent',
  'delegate',
  'substitute',
] as const satisfies readonly Role[];

/** Whether somebody who revokes mandates in a role may revoke one of another role: a representative, what they may give. */
export const mayRevoke = (by: string, role: string): boolean =>
  by === 'secretariat' || namedByRepresentative.some((given) => given === role);

/** The roles the secretariat may give. */
export const namedBySecretariat = [
  'representative',
  'lead',
  ...namedByRepresentative,
  'rapporteur',
  'chair',
  'moderator',
  'caucus',
  'facilitator',
  'secretariat',
] as const satisfies readonly Role[];

/** Roles that act on texts: given by a representative, they are always for a track or a paper of the organisation. */
export const actsOnTexts = (role: Role): boolean =>
  role === 'editor' || role === 'translator' || role === 'respondent' || role === 'substitute';
