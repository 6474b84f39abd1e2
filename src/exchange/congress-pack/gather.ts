type Words = Record<string, string>;

type TextRow<K extends string> = { readonly owner: number; readonly language: string } & Readonly<
  Record<K, string>
>;

/** Gathers rows of one per language into words per language, for each owner; empty words are no words. */
export function gatherWords<K extends string>(
  rows: readonly TextRow<K>[],
  fields: readonly K[],
): (owner: number) => Record<K, Words> {
  const rowsOf = gatherList(rows.map((row) => ({ owner: row.owner, value: row })));
  const wordsOf = (owner: number, field: K): Words =>
    Object.fromEntries(
      rowsOf(owner).flatMap((row) => (row[field] === '' ? [] : [[row.language, row[field]]])),
    );
  return (owner) =>
    Object.fromEntries(fields.map((field) => [field, wordsOf(owner, field)])) as Record<K, Words>;
}

/** Gathers the `value`s of rows per owner, in the order of the rows. */
export function gatherList<T>(
  rows: readonly { readonly owner: number; readonly value: T }[],
): (owner: number) => T[] {
  const found = new Map<number, T[]>();
  for (const { owner, value } of rows) {
    const list = found.get(owner);
    if (list) list.push(value);
    else found.set(owner, [value]);
  }
  return (owner) => found.get(owner) ?? [];
}
