/** Every role a mandate can give, in the words of the glossary. */
export const roles = [
  'secretariat',
  'representative',
  'lead',
  'editor',
  'translator',
  'rapporteur',
  'respondent',
  'chair',
  'delegate',
  'substitute',
  'moderator',
  'caucus',
  'facilitator',
] as const;
export type Role = (typeof roles)[number];

/** For whom a person may act, in which role, within which part of the edition. */
export interface Mandate {
  readonly id: number;
  readonly slug: string;
  readonly role: Role;
  readonly organisation: string;
  readonly title: string;
  /** All null: the whole edition. */
  readonly circuit: string | null;
  readonly track: string | null;
  readonly paper: string | null;
}

/** A mandate that is not in force today, and why. */
export interface LapsedMandate extends Mandate {
  readonly why: 'revoked' | 'ended' | 'not-begun';
}

/** The person who is signed in, with the mandates in force today. */
export interface Viewer {
  readonly person: string;
  readonly name: string;
  readonly place: string | null;
  /** Whether they agree to be named beside what they do under a mandate; null: they were not asked yet. */
  readonly namePublic: boolean | null;
  readonly mandates: readonly Mandate[];
  /** The others, so that a refusal can say what happened to them. */
  readonly lapsed: readonly LapsedMandate[];
}
