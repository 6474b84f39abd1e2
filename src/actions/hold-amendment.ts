import type { Operation, Text } from '../domain/amendments/amendment.ts';
import { wordsAndLinks, wordsWritten } from '../domain/amendments/words.ts';
import { type HeldFor, heldFor, linksIn } from '../domain/contributions/holding.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import type { Database } from '../store/database.ts';
import { isNewcomer, likenessOf } from './said-before.ts';

interface Proposal {
  readonly edition: number;
  /** Why, in words; empty where only the wording is new. */
  readonly reason: string;
  readonly operations: readonly Operation[];
  /** What it is against: links that stand there lead nowhere new. */
  readonly text: Text;
}

/** Whether what an amendment says is public at once (null), or waits for a moderator, and why. */
export async function holdAmendment(
  trx: Database,
  viewer: Viewer,
  { edition, reason, operations, text }: Proposal,
  now: Date,
): Promise<HeldFor | null> {
  const about = { edition, person: viewer.person };
  if (viewer.mandates.length > 0 || !(await isNewcomer(trx, about))) return null;
  const there = new Set(text.provisions.flatMap(({ content }) => linksIn(wordsAndLinks(content))));
  const links = wordsWritten(operations)
    .flatMap((words) => linksIn(words))
    .filter((link) => !there.has(link));
  const likeness = reason === '' ? 0 : await likenessOf(trx, { ...about, text: reason }, now);
  const led = heldFor({ text: links.join(' '), guest: false, newcomer: true, likeness: 0 });
  return led ?? heldFor({ text: reason, guest: false, newcomer: true, likeness });
}
