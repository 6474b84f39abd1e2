import { canonical } from '../papers/inline.ts';
import type { Operation, Text } from './amendment.ts';
import { diffContent } from './diff.ts';
import type { Plan } from './plan.ts';
import { tokenise, wordCount } from './tokens.ts';

/** What says when an amendment is voted on: the rule, from its first reason to its last. */
export interface VotingRank {
  /** Where the first provision it touches stands in the text; a gap stands behind the provision it follows. */
  readonly place: number;
  readonly compromise: boolean;
  /** It withdraws a whole provision: nothing is further from the original. */
  readonly withdraws: boolean;
  /** The share of the words, before and after, of what it touches that it removes or adds. */
  readonly distance: number;
  readonly wordsChanged: number;
  readonly code: string;
}

const codes = new Intl.Collator('en', { numeric: true });

/** By names as people read them: 2 before 10; never equal for two names. */
export const byCode = (one: string, other: string): number =>
  codes.compare(one, other) || (one < other ? -1 : Number(one > other));

/** In the order of the text; there compromises first, then the furthest from the original, then codes. */
export const byRank = (one: VotingRank, other: VotingRank): number =>
  one.place - other.place ||
  Number(other.compromise) - Number(one.compromise) ||
  Number(other.withdraws) - Number(one.withdraws) ||
  other.distance - one.distance ||
  other.wordsChanged - one.wordsChanged ||
  byCode(one.code, other.code);

interface Ranked {
  readonly code: string;
  readonly compromise: boolean;
  readonly operations: readonly Operation[];
}

/** The rank of an amendment to a text in canonical form; `plan` is that of its operations. */
export function rankOf(text: Text, plan: Plan, { code, compromise, operations }: Ranked): VotingRank {
  const withdraws = operations.some(({ kind }) => kind === 'delete');
  return { place: placeOf(text, plan), compromise, withdraws, ...distanceOf(text, operations), code };
}

function placeOf(text: Text, plan: Plan): number {
  const places = new Map(text.provisions.map(({ ref }, index) => [ref, index]));
  const touched = [...plan.contents.keys(), ...plan.fates.keys()].map((ref) => places.get(ref) ?? 0);
  const filled = [...plan.gaps]
    .filter(([, placed]) => placed.some(({ kind }) => kind === 'insert'))
    .map(([gap]) => (gap === null ? -1 : (places.get(gap) ?? 0)) + 0.5);
  return Math.min(...touched, ...filled);
}

/** How many words operations change, and of how many; who only moves, splits or joins changes none. */
function distanceOf(text: Text, operations: readonly Operation[]) {
  const contents = new Map(text.provisions.map(({ ref, content }) => [ref, content]));
  const words = (content: Parameters<typeof tokenise>[0]) => wordCount(tokenise(content, text.language));
  let [wordsChanged, all] = [0, 0];
  for (const operation of operations) {
    const old = 'ref' in operation ? (contents.get(operation.ref) ?? []) : [];
    if (operation.kind === 'replace') {
      const now = canonical(operation.content);
      const { removed, added } = diffContent(old, now, text.language);
      wordsChanged += removed + added;
      all += words(old) + words(now);
    } else if (operation.kind === 'insert' || operation.kind === 'delete') {
      const count = words(operation.kind === 'insert' ? operation.content : old);
      wordsChanged += count;
      all += count;
    }
  }
  return { distance: all === 0 ? 0 : wordsChanged / all, wordsChanged };
}
