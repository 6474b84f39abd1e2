import type { Operation } from '../domain/amendments/amendment.ts';
import { applyOperations, type Outcome } from '../domain/amendments/apply.ts';
import { plainText } from '../domain/papers/inline.ts';
import { type AmendableText, amendableTexts } from './amendable-text.ts';
import type { AmendmentEntry } from './amendments.ts';
import type { Database } from './database.ts';

/** What an amendment is against, and what it makes of it. */
export interface AmendedText {
  readonly before: AmendableText;
  readonly after: Outcome;
}

/** In characters: comparing longer texts would make a page of many amendments slow. */
const longestInLists = 4000;

/** Whether a list can show what an amendment changes; its own page always does. */
export const isShort = (operations: readonly Operation[]): boolean =>
  operations.reduce(
    (length, operation) => length + ('content' in operation ? plainText(operation.content).length : 0),
    0,
  ) <= longestInLists;

type Against = Pick<
  AmendmentEntry,
  'id' | 'paperId' | 'wordedIn' | 'version' | 'parent' | 'operations' | 'standing'
> & {
  /** For a former wording of one to an amendment: what that one did then. */
  readonly above?: readonly Operation[] | null;
};

/**
 * For each of some amendments to one paper, the text it is against in the language it is worded in (its version, or what
 * the amendment it amends makes of that) and the text as it proposes it. Those whose words are not public, and those that
 * cannot be applied any more, since the amendment they amend has moved on, are left out. One question for the versions of
 * each language, and one for the amendments that are amended.
 */
export async function amendedTexts(
  db: Database,
  amendments: readonly Against[],
): Promise<Map<number, AmendedText>> {
  const shown = amendments.filter(({ standing }) => standing === 'published');
  const [some] = shown;
  if (!some) return new Map();
  const versions = new Map<string, ReadonlyMap<number, AmendableText>>();
  for (const [language, worded] of Map.groupBy(shown, ({ wordedIn }) => wordedIn)) {
    const numbers = [...new Set(worded.map(({ version }) => version))];
    versions.set(language, await amendableTexts(db, some.paperId, numbers, language));
  }
  const parents = await operationsOf(db, shown);
  const found = new Map<number, AmendedText>();
  for (const { id, version, wordedIn, parent, operations, above } of shown) {
    const against = versions.get(wordedIn)?.get(version);
    const before = against && amendedBy(against, above ?? parents.get(parent ?? '') ?? []);
    const applied = before && applyOperations(before.text, operations);
    if (before && applied?.ok) found.set(id, { before, after: applied.value });
  }
  return found;
}

function amendedBy(text: AmendableText, operations: readonly Operation[]): AmendableText | null {
  if (operations.length === 0) return text;
  const applied = applyOperations(text.text, operations);
  return applied.ok ? { ...text, text: applied.value.text } : null;
}

/** What the amendments that are amended do, by their codes. */
async function operationsOf(
  db: Database,
  amendments: readonly Against[],
): Promise<Map<string, readonly Operation[]>> {
  const codes = amendments.flatMap(({ parent }) => parent ?? []);
  const [paper] = amendments;
  if (codes.length === 0 || !paper) return new Map();
  const rows = await db
    .selectFrom('public_amendment as amendment')
    .innerJoin('public_amendment_wording as wording', 'wording.id', 'amendment.wording_id')
    .select(['amendment.code', 'wording.operations'])
    .where('amendment.paper_id', '=', paper.paperId)
    .where('amendment.code', 'in', codes)
    .execute();
  return new Map(rows.map(({ code, operations }) => [code, operations]));
}
