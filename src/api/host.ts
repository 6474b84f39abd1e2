import type { SuggestionLetter, SuggestionVerdict } from '../actions/decide-suggestion.ts';
import type { NewInvitation } from '../actions/invite-organisations.ts';
import type { Revocation } from '../actions/revoke-mandate.ts';
import type { Letter } from '../actions/send-mail.ts';
import type { AmendmentLetter } from '../actions/tell-authors.ts';
import { dayOf } from '../domain/editions/local-time.ts';
import { openOn } from '../domain/editions/phases.ts';
import type { Reason } from '../domain/moderation/reasons.ts';
import type { Role, Viewer } from '../domain/people/viewer.ts';
import type { Machine } from '../exchange/machine/machine.ts';
import type { CurrentEdition } from '../queries/current-edition.ts';
import type { Database } from '../queries/database.ts';

/** The words of refusals and faults, in the language a request likes best. */
export interface Words {
  readonly language: string;
  of(family: string, member: string): string;
  /** A line of the table of permissions in one sentence. */
  line(number: number): string;
}

/** Who asks, of which edition, and when. */
interface Asker {
  readonly edition: CurrentEdition;
  readonly viewer: Viewer | null;
  readonly now: Date;
}

/** What acts write to people. */
interface Letters {
  hidden(
    language: string,
    about: { readonly slug: string; readonly reason: Reason | null; readonly note: string },
  ): Letter;
  shownAgain(language: string, name: string): Letter;
  appeal(language: string, upheld: boolean, note: string): Letter;
  invitation(edition: string, invitation: NewInvitation, secret: string): Letter;
  mandate(
    language: string,
    given: Readonly<Record<'name' | 'role' | 'organisation' | 'edition' | 'by', string>>,
  ): Letter;
  revocation(told: Revocation): Letter;
  amendment(
    what:
      | 'admitted'
      | 'inadmissible'
      | 'accepted'
      | 'declined'
      | 'referred'
      | 'reopened'
      | 'consent-asked'
      | 'reworded'
      | 'stuck',
    note?: string,
  ): AmendmentLetter;
  suggestion(decided: SuggestionVerdict): SuggestionLetter;
  guest(
    language: string,
    key: string,
  ): { readonly secret: string; readonly code: string; readonly letter: Letter; readonly addressKey: string };
}

/** The site this interface is part of: it knows people by their session and words what is said to them. */
export interface Host {
  readonly db: Database;
  readonly now: () => Date;
  /** What translates here; null where nothing does. */
  readonly machine: Machine | null;
  /** The public address of the site, without a final slash. */
  readonly origin: string;
  /** The languages the site speaks. */
  readonly languages: readonly string[];
  readonly letters: Letters;
  words(headers: Headers): Words;
  /** Null while there is no edition. */
  asker(headers: Headers): Promise<Asker | null>;
  /** The language of a text among some, or null when there is nothing to go by. */
  detect(text: string, languages: readonly string[]): Promise<{ readonly language: string } | null>;
  titles(role: Role, organisation: string): Readonly<Record<string, string>>;
  follow(language: string, secret: string): string;
  /** Where the table of permissions can be read, at one of its lines. */
  lineAddress(language: string, line: number): string;
  /** The cookies of a session opened for an address that was proven by a private link. */
  open(email: string, headers: Headers): Promise<readonly string[]>;
}

/** A request as a door sees it. */
export interface Request extends Asker {
  readonly host: Host;
  readonly language: string;
  readonly headers: Headers;
}

/** What the phases of today open. */
export const openToday = ({ edition, now }: Asker): string[] =>
  openOn(dayOf(now, edition.timeZone), edition.phases);
