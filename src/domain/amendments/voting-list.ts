import type { Text } from './amendment.ts';
import { applyOperations, canonicalText, type Outcome } from './apply.ts';
import { type Ballot, ballotsOf, type Votable, type VoteResult } from './ballots.ts';
import { type Merged, mergePlans } from './merge.ts';
import { byCode, byRank } from './voting-order.ts';

/** What was asked for, by codes: the order the chair set, what is voted by itself, and what part by part. */
export interface VoteRequests {
  readonly order: readonly string[];
  readonly separate: ReadonlySet<string>;
  readonly split: ReadonlySet<string>;
}

/** What is put to the vote at once. */
export interface VotingStep {
  /** `block`: amendments that nothing stands against, voted together; `part`: of one that is voted in parts. */
  readonly kind: 'vote' | 'block' | 'separate' | 'part';
  /** The amendments, identical ones together. */
  readonly amendments: readonly (readonly string[])[];
  /** The amendment that these amend. */
  readonly under: string | null;
  /** What can no longer be voted on once these are adopted. */
  readonly lapses: readonly string[];
  readonly ifNo: Text;
  readonly ifYes: Outcome;
}

/** An amendment that is no longer voted on, and the ones because of which. */
interface Lapsed {
  readonly amendments: readonly string[];
  readonly because: readonly string[];
}

export interface VotingList {
  readonly steps: readonly VotingStep[];
  readonly lapsed: readonly Lapsed[];
}

/**
 * The order in which a sitting votes on amendments to a text, given the results so far and nothing else. What the chair
 * put first, then the block of what nothing stands against, then by the rule (`byRank`), each behind the amendments to
 * it. Amendments whose operations cannot be applied must be left out beforehand.
 */
export function votingList(
  text: Text,
  votables: readonly Votable[],
  results: ReadonlyMap<string, VoteResult>,
  requests: VoteRequests,
): VotingList {
  const base = canonicalText(text);
  const ballots = ballotsOf(base, votables, results, requests.split);
  const adopted = ballots.filter(({ result }) => result === 'adopted');
  const open = ballots.filter(({ result }) => result === null);
  const because = new Map(open.map((ballot) => [ballot, against(base, adopted, ballot)]));
  const standing = open.filter((ballot) => because.get(ballot)?.length === 0);
  const meets = meetingsOf(base, [...adopted, ...standing]);
  const inner = innerLists(base, ballots, standing, votables, results, requests);
  const isFree = (ballot: Ballot) =>
    !meets.has(ballot) &&
    !inner.steps.has(ballot) &&
    ballot.part === null &&
    !isNamed(ballot, requests.order) &&
    !isNamed(ballot, requests.separate);
  const free = standing.filter(isFree);
  const block = free.length > 1 ? inOrder(free, []) : [];
  const step = stepMaker(base, adopted, standing);
  const alone = standing.filter((ballot) => !block.includes(ballot));
  const stepsOf = (ballot: Ballot) => [
    ...(inner.steps.get(ballot) ?? []),
    step(kindOf(ballot, requests.separate), [ballot]),
  ];
  const [first, rest] = [true, false].map((chosen) =>
    inOrder(
      alone.filter((ballot) => isNamed(ballot, requests.order) === chosen),
      requests.order,
    ).flatMap(stepsOf),
  );
  const fallen = open.filter((ballot) => !standing.includes(ballot));
  return {
    steps: [...(first ?? []), ...(block.length > 0 ? [step('block', block)] : []), ...(rest ?? [])],
    lapsed: [
      ...fallen.map((ballot) => ({ amendments: ballot.codes, because: because.get(ballot) ?? [] })),
      ...inner.lapsed,
    ],
  };
}

/** Makes steps of ballots on a text, among those that stand. */
function stepMaker(base: Text, adopted: readonly Ballot[], standing: readonly Ballot[]) {
  const ifNo = merged(base, adopted).text;
  return (kind: VotingStep['kind'], voted: readonly Ballot[]): VotingStep => {
    const after = [...adopted, ...voted];
    const { text, descent } = merged(base, after);
    const lapses = standing
      .filter((other) => !voted.includes(other))
      .filter((other) => voted.some((ballot) => mayMeet(ballot, other)))
      .filter((other) => against(base, after, other).length > 0);
    return {
      kind,
      amendments: voted.map(({ codes }) => codes),
      under: null,
      lapses: lapses.flatMap(({ codes }) => codes),
      ifNo,
      ifYes: { text, descent },
    };
  };
}

const isNamed = ({ codes }: Ballot, some: Iterable<string>): boolean =>
  [...some].some((code) => codes.includes(code));

function kindOf(ballot: Ballot, separate: ReadonlySet<string>): VotingStep['kind'] {
  if (ballot.part !== null) return 'part';
  return isNamed(ballot, separate) ? 'separate' : 'vote';
}

/** Those that the chair named in that order, then the others by the rule. */
function inOrder(ballots: readonly Ballot[], order: readonly string[]): Ballot[] {
  const placeOf = ({ codes }: Ballot) => {
    const places = codes.map((code) => order.indexOf(code)).filter((place) => place >= 0);
    return Math.min(order.length, ...places);
  };
  return [...ballots].sort(
    (one, other) =>
      placeOf(one) - placeOf(other) || byRank(one.rank, other.rank) || (one.part ?? 0) - (other.part ?? 0),
  );
}

const owned = (ballots: readonly Ballot[]) => ballots.map(({ id, plan }) => ({ id, plan }));

/** The text with what was adopted: a set of ballots that go together. */
function merged(base: Text, ballots: readonly Ballot[]): Extract<Merged, { ok: true }> {
  const found = mergePlans(base, owned(ballots));
  if (!found.ok) throw new Error('what was adopted contradicts itself');
  return found;
}

/** The codes of the adopted ones that a ballot cannot go with. */
function against(base: Text, adopted: readonly Ballot[], ballot: Ballot): string[] {
  const near = adopted.filter((other) => mayMeet(other, ballot));
  const found = mergePlans(base, owned([...near, ballot]));
  if (found.ok) return [];
  const ids = new Set(found.conflicts.flatMap(({ between }) => between));
  const named = near.filter(({ id }) => ids.has(id));
  // Where it only meets them all together, it lapses because of them all.
  return (named.length > 0 ? named : near).flatMap(({ codes }) => codes).sort(byCode);
}

/**
 * Which ballots cannot all be adopted: told of all at once, and of every two that touch the same provision, since
 * a third can hide what stands between two.
 */
function meetingsOf(base: Text, ballots: readonly Ballot[]): Map<Ballot, Set<Ballot>> {
  const byId = new Map(ballots.map((ballot) => [ballot.id, ballot]));
  const meets = new Map<Ballot, Set<Ballot>>();
  const note = (some: readonly Ballot[]) => {
    const found = mergePlans(base, owned(some));
    if (found.ok) return;
    for (const { between } of found.conflicts) {
      const [one, other] = between.map((id) => byId.get(id));
      if (!one || !other) continue;
      meets.set(one, (meets.get(one) ?? new Set()).add(other));
      meets.set(other, (meets.get(other) ?? new Set()).add(one));
    }
  };
  note(ballots);
  const touching = new Map<string | null, Ballot[]>();
  for (const ballot of ballots)
    for (const ref of touchedBy(ballot)) touching.set(ref, [...(touching.get(ref) ?? []), ballot]);
  for (const some of touching.values())
    for (const [index, one] of some.entries())
      for (const other of some.slice(index + 1)) if (!meets.get(one)?.has(other)) note([one, other]);
  return meets;
}

/** Whether both change what stands where: with what a third withdraws, two such can meet anywhere in the text. */
const bothPlace = (...both: readonly Ballot[]): boolean =>
  both.every(({ plan }) => plan.fates.size > 0 || plan.gaps.size > 0);

/** The provisions that a ballot changes or puts something behind. */
const touchedBy = ({ plan }: Ballot): Set<string | null> =>
  new Set([...plan.contents.keys(), ...plan.fates.keys(), ...plan.gaps.keys()]);

/** Whether two could contradict each other at all: cheap to ask, and never no where they do. */
const mayMeet = (one: Ballot, other: Ballot): boolean =>
  bothPlace(one, other) || [...touchedBy(one)].some((ref) => touchedBy(other).has(ref));

/** The lists of the amendments to amendments, by the ballot before which they are voted; they end with it. */
function innerLists(
  base: Text,
  ballots: readonly Ballot[],
  standing: readonly Ballot[],
  votables: readonly Votable[],
  results: ReadonlyMap<string, VoteResult>,
  requests: VoteRequests,
) {
  const steps = new Map<Ballot, readonly VotingStep[]>();
  const lapsed: Lapsed[] = [];
  for (const above of votables.filter(({ under }) => under === null)) {
    const inner = votables.filter(({ under }) => under === above.id).map((one) => ({ ...one, under: null }));
    const ballot = ballots.find(({ codes }) => codes.includes(above.id));
    if (inner.length === 0 || !ballot) continue;
    const proposed = applyOperations(base, above.operations);
    if (standing.includes(ballot) && proposed.ok) {
      const list = votingList(proposed.value.text, inner, results, requests);
      const own = list.steps.map((step) => ({ ...step, under: above.id }));
      if (own.length > 0) steps.set(ballot, [...(steps.get(ballot) ?? []), ...own]);
      lapsed.push(...list.lapsed);
    } else {
      const open = inner.filter(({ id }) => !results.has(id)).map(({ id }) => id);
      if (open.length > 0) lapsed.push({ amendments: open.sort(byCode), because: [above.id] });
    }
  }
  return { steps, lapsed };
}
