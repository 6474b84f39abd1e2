/** What a spreadsheet takes for a formula, and what would be taken for a guard that is not one. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/** A cell that no spreadsheet reads as a formula: with an apostrophe before it (OWASP, CSV injection). */
export const guarded = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** The cell that was guarded. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
