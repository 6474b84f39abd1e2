import type { Scope } from '../../domain/people/permissions/expected.testing.ts';
import type { Act, Actor } from '../../domain/people/permissions/table.ts';
import type { Database } from '../../queries/database.ts';
import type { Somebody } from './people.testing.ts';
import type { Target } from './targets.testing.ts';

/** One trial of an act: who, on what, in a database that forgets it. */
export interface Trial {
  readonly db: Database;
  readonly edition: number;
  readonly now: Date;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly somebody: Somebody;
  readonly target: Target;
  /** The mandate chosen to do it under; undefined where none is. */
  readonly under: string | undefined;
  /** Fresh for each trial. */
  readonly key: string;
  /** What `prepare` made. */
  readonly made: Made;
}

/** What is one's own: words by their name, the secret of a guest's link, the number of a decision or a suggestion. */
export interface Made {
  readonly own?: string;
  readonly secret?: string;
  readonly moderation?: number;
  readonly suggestion?: number;
}

type Answered = { readonly ok: true } | { readonly ok: false; readonly refusal: string };

/** A door as it is written in the routes, and as it is for this trial. */
export interface Address {
  readonly route: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** One way to do an act, through each of its three doors. */
export interface Way {
  readonly name: string;
  /** Done by a GET: it changes nothing. */
  readonly reads?: boolean;
  /** Makes what the act needs and is not there for everybody: in the trial's own transaction. */
  prepare?(trial: Omit<Trial, 'made'>): Promise<Made>;
  action(trial: Trial): Promise<Answered>;
  page(trial: Trial): Address;
  /** What the form of the page sends. */
  fields(trial: Trial): Readonly<Record<string, string>>;
  /** A file that the form sends along. */
  readonly file?: string;
  /** Where the page shows the way in, and by what it is known there. */
  shown(trial: Trial): { readonly on: string; readonly as: string };
  api(trial: Trial): Address;
  body(trial: Trial): object;
  /** The act that a page's form does for this actor, where the form serves two. */
  pageDoes?(actor: Actor): Act;
}
