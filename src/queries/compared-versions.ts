import { compareTexts, type ProvisionChange } from '../domain/amendments/compare-texts.ts';
import { descentBetween } from './amendable-text.ts';
import type { Database } from './database.ts';
import { type PaperHead, type ProvisionText, provisionsOf } from './paper-text.ts';

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
): Promise<ProvisionChange<ProvisionText>[]> {
  const both = async (tongue: string) =>
    [await provisionsOf(db, head.id, from, tongue), await provisionsOf(db, head.id, to, tongue)] as const;
  const descent = await descentBetween(db, head.id, from, to);
  const changes = compareTexts(...(await both(head.authentic)), descent);
  if (language === head.authentic) return changes;
  const [before, after] = (await both(language)).map((some) => new Map(some.map((one) => [one.ref, one])));
  return changes.map((change) => {
    const read = {
      before: change.before.map((one) => before?.get(one.ref) ?? one),
      after: change.after.map((one) => after?.get(one.ref) ?? one),
    };
    const all = [...read.before, ...read.after];
    const followed = all.every((one) => one.language === language && one.status !== 'stale');
    if (!followed) return change.kind === 'unchanged' ? { ...change, ...read } : change;
    const [own] = compareTexts(read.before, read.after, descent);
    const diff = own?.diff ?? null;
    // Words that changed and a translation that did not: it did not follow, whatever it says of itself.
    if (change.diff && !diff) return change;
    const kind = change.kind === 'unchanged' && diff ? 'reworded' : change.kind;
    return { ...read, kind, diff };
  });
}
