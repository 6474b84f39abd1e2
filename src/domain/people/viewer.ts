export type Role = 'secretariat' | 'lead' | 'respondent' | 'rapporteur' | 'chair' | 'caucus';

/** A mandate in force: for whom a person may act, in which role, within which part of the edition. */
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

/** The person who is signed in, with the mandates in force today. */
export interface Viewer {
  readonly person: string;
  readonly name: string;
  readonly place: string | null;
  readonly mandates: readonly Mandate[];
}
