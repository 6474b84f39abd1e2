import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { typedName } from '../domain/typed-text.ts';

/** The columns of a list of invitations, in the order they are written. */
const invitationColumns = ['organisation', 'capacity', 'on', 'email', 'language'] as const;

/** One line of a list, as it is written. */
export type InvitationLine = Readonly<Record<(typeof invitationColumns)[number], string>>;

const longest = 200;

export type InvitationList =
  | { readonly ok: true; readonly lines: readonly InvitationLine[] }
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
  return { ok: true, lines };
}

/** Writes a list that `readInvitations` reads back. */
export function writeInvitations(lines: readonly InvitationLine[]): string {
  return stringify([...lines], { header: true, columns: [...invitationColumns] });
}
