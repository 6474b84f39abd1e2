import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { slugOf } from '../domain/people/slug.ts';
import { typedName } from '../domain/typed-text.ts';

/** The columns of a list of invitations, in the order they are written. */
const invitationColumns = ['organisation', 'capacity', 'on', 'email', 'language'] as const;

type InvitationColumn = (typeof invitationColumns)[number];

/** One line of a list, as it is written. */
export type InvitationLine = Readonly<Record<InvitationColumn, string>>;

const longest = 200;

export type InvitationList =
  | {
      readonly ok: true;
      readonly lines: readonly InvitationLine[];
      /** By line, the columns that held characters nobody sees or that turn the direction of what follows: left out. */
      readonly dropped: readonly (readonly InvitationColumn[])[];
    }
  | {
      readonly ok: false;
      readonly fault: 'list-unreadable' | 'list-columns' | 'list-empty' | 'list-too-long';
    };

/** Reads a CSV list (RFC 4180; comma or semicolon; with or without a byte order mark) of at most 200 invitations. */
export function readInvitations(csv: string): InvitationList {
  const text = csv.replace(/^\uFEFF/, '');
  const delimiter = /^[^\n]*;/.test(text) ? ';' : ',';
  let records: Record<string, string>[];
  try {
    records = parse(text, {
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
  } catch {
    return { ok: false, fault: 'list-unreadable' };
  }
  const [first] = records;
  if (!first) return { ok: false, fault: 'list-empty' };
  if (!('organisation' in first && 'capacity' in first && 'email' in first))
    return { ok: false, fault: 'list-columns' };
  if (records.length > longest) return { ok: false, fault: 'list-too-long' };
  const lines = records.map(
    (record) =>
      Object.fromEntries(
        invitationColumns.map((name) => [name, typedName(record[name] ?? '')]),
      ) as InvitationLine,
  );
  const dropped = records.map((record) =>
    invitationColumns.filter((name) => typedName(record[name] ?? '') !== oneSpaced(record[name] ?? '')),
  );
  return { ok: true, lines, dropped };
}

/** As it was written, but for the blanks that a line in a list may hold. */
const oneSpaced = (text: string): string => text.replace(/[\t\n\r]+/g, ' ').trim();

/** What two lines share that invite the same organisation to the same: their names as the site knows them, where, as what. */
const sameAs = ({ organisation, capacity, on }: InvitationLine): string =>
  JSON.stringify([slugOf(organisation) || organisation, capacity, on]);

/** Of each line, the number of the first line before it that invites the same organisation to the same; 0 when none does. */
export function repeatedLines(lines: readonly InvitationLine[]): number[] {
  const first = new Map<string, number>();
  return lines.map((line, index) => {
    const same = sameAs(line);
    const before = first.get(same);
    if (before === undefined) first.set(same, index + 1);
    return before ?? 0;
  });
}

/** Writes a list that `readInvitations` reads back. */
export function writeInvitations(lines: readonly InvitationLine[]): string {
  return stringify([...lines], { header: true, columns: [...invitationColumns] });
}
