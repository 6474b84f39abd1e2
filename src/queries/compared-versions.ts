import type { Descent } from '../domain/amendments/amendment.ts';
import { compareTexts, type ProvisionChange } from '../domain/amendments/compare-texts.ts';
import { descentBetween } from './amendable-text.ts';
import type { Database } from './database.ts';
import { type PaperHead, type ProvisionText, provisionsOf } from './paper-text.ts';

/** Two versions of a paper in the reader's language, and what happened from one to the other. */
export interface ComparedVersions {
  readonly before: readonly ProvisionText[];
  readonly after: readonly ProvisionText[];
  readonly changes: readonly ProvisionChange<ProvisionText>[];
}

/**
 * What changed between two versions of a paper: every change of the authentic text, each in the reader's language where
 * the translation followed, else in the authentic one; and what changed in the translation alone.
 */
export async function comparedVersions(
  db: Database,
  head: PaperHead,
  from: number,
  to: number,
  language: string,
): Promise<ComparedVersions> {
  const both = async (tongue: string) =>
    [await provisionsOf(db, head.id, from, tongue), await provisionsOf(db, head.id, to, tongue)] as const;
  const descent = await descentBetween(db, head.id, from, to);
  const authentic = await both(head.authentic);
  const changes = compareTexts(...authentic, { descent });
  if (language === head.authentic) return { before: authentic[0], after: authentic[1], changes };
  const [before, after] = await both(language);
  return { before, after, changes: inLanguageRead(changes, before, after, descent, language) };
}

/** Changes of the authentic text in the reader's language, where the translation followed. */
function inLanguageRead(
  changes: readonly ProvisionChange<ProvisionText>[],
  before: readonly ProvisionText[],
  after: readonly ProvisionText[],
  descent: readonly Descent[],
  language: string,
): ProvisionChange<ProvisionText>[] {
  const [old, now] = [before, after].map((some) => new Map(some.map((one) => [one.ref, one])));
  return changes.map((change) => {
    const read = {
      before: change.before.map((one) => old?.get(one.ref) ?? one),
      after: change.after.map((one) => now?.get(one.ref) ?? one),
    };
    const all = [...read.before, ...read.after];
    const followed = all.every((one) => one.language === language && one.status !== 'stale');
    if (!followed) return change.kind === 'unchanged' ? { ...change, ...read } : change;
    const [own] = compareTexts(read.before, read.after, { descent });
    const diff = own?.diff ?? null;
    // Words that changed and a translation that did not: it did not follow, whatever it says of itself.
    if (change.diff && !diff) return change;
    const kind = change.kind === 'unchanged' && diff ? 'reworded' : change.kind;
    return { ...read, kind, diff };
  });
}
