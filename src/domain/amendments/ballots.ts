import type { Amendment, Text } from './amendment.ts';
import { type Plan, planOf } from './plan.ts';
import { partsOfVote } from './split-vote.ts';
import { byCode, rankOf, type VotingRank } from './voting-order.ts';

/**
 * An amendment that waits for a vote, or has had it; its id is its code. It is a **compromise** when the wording that
 * counts was not made by its author alone: the lead's other wording its author consented to, or one that took in an
 * amendment to it.
 */
export interface Votable extends Amendment {
  /** The same for amendments that propose exactly the same: one vote decides them. */
  readonly fingerprint: string;
  readonly compromise: boolean;
  /** The amendment it amends, against whose text its operations are; one that was adopted is part of that already. */
  readonly under: string | null;
}

export type VoteResult = 'adopted' | 'rejected';

/** By the codes of amendments that are voted in parts, in which part each of its passages is. */
export type VoteParts = ReadonlyMap<string, readonly number[]>;

/** What one vote decides: an amendment with those that propose the same, or a part of it. */
export interface Ballot {
  readonly id: string;
  /** The amendments, or the part, that it decides. */
  readonly codes: readonly string[];
  /** Which part of an amendment it is; null for a whole one. */
  readonly part: number | null;
  readonly plan: Plan;
  readonly rank: VotingRank;
  readonly result: VoteResult | null;
}

/** The ballots on amendments to a text in canonical form; those that amend another amendment are not among them. */
export function ballotsOf(
  base: Text,
  votables: readonly Votable[],
  results: ReadonlyMap<string, VoteResult>,
  split: VoteParts,
): Ballot[] {
  const own = votables.filter(({ under }) => under === null).sort((one, other) => byCode(one.id, other.id));
  return [...Map.groupBy(own, ({ fingerprint }) => fingerprint).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const compromise = same.some((one) => one.compromise);
    // What is itself amended is voted in parts once that is decided: its amendments are to all of it.
    const amended = votables.some(
      (other) => !results.has(other.id) && same.some(({ id }) => id === other.under),
    );
    const [grouping] = amended ? [] : same.flatMap(({ id }) => (split.has(id) ? [split.get(id)] : []));
    const parts = grouping ? partsOfVote(base, first, grouping) : [first];
    const whole = parts.length === 1;
    return parts.map(({ id, operations }, index): Ballot => {
      const plan = planOf(base, operations);
      if (!plan.ok) throw new Error(`${id} cannot be voted on: ${plan.refusal}`);
      const codes = same.map((one) => (whole ? one.id : `${one.id}/${index + 1}`));
      // Parts follow one another: they share the rank of their amendment but for their place.
      const ranked = { code: first.id, compromise, operations: first.operations };
      const result = resultOf(codes, results);
      return {
        id,
        codes,
        part: whole ? null : index + 1,
        plan: plan.value,
        rank: rankOf(base, plan.value, ranked),
        result,
      };
    });
  });
}

/** What was decided on any of several identical amendments is decided on all; adopted before rejected. */
function resultOf(codes: readonly string[], results: ReadonlyMap<string, VoteResult>): VoteResult | null {
  const found = codes.map((code) => results.get(code));
  if (found.includes('adopted')) return 'adopted';
  return found.includes('rejected') ? 'rejected' : null;
}
