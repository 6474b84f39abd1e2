import type { Text } from './amendment.ts';
import { applyOperations, canonicalText, type Outcome } from './apply.ts';
import { type Ballot, ballotsOf, type Votable, type VoteParts, type VoteResult } from './ballots.ts';
import { type Merged, mergePlans } from './merge.ts';
import { type Field, fieldOf } from './voting-field.ts';
import { byCode, byRank } from './voting-order.ts';

/** What was asked for, by codes: the order the chair set, what is voted by itself, and in which parts what is voted in parts. */
export interface VoteRequests {
  readonly order: readonly string[];
  readonly separate: ReadonlySet<string>;
  readonly split: VoteParts;
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

/** The same, its texts and what lapses found out when they are asked for: a page shows few steps of many. */
type StepMaker = (kind: VotingStep['kind'], voted: readonly Ballot[]) => VotingStep;

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
  under: string | null = null,
): VotingList {
  const base = canonicalText(text);
  const ballots = ballotsOf(base, votables, results, requests.split);
  const adopted = ballots.filter(({ result }) => result === 'adopted');
  const open = ballots.filter(({ result }) => result === null);
  const field = fieldOf(base, [...adopted, ...open]);
  const because = new Map(open.map((ballot) => [ballot, field.against(adopted, ballot)]));
  const standing = open.filter((ballot) => because.get(ballot)?.length === 0);
  const meets = field.meeting([...adopted, ...standing]);
  const inner = innerLists(base, ballots, standing, votables, results, requests);
  const isFree = (ballot: Ballot) =>
    !meets.has(ballot) &&
    !inner.steps.has(ballot) &&
    ballot.part === null &&
    !isNamed(ballot, requests.order) &&
    !isNamed(ballot, requests.separate);
  const free = standing.filter(isFree);
  const block = free.length > 1 ? inOrder(free, []) : [];
  const step = stepMaker(base, field, { adopted, standing, under });
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
function stepMaker(
  base: Text,
  field: Field,
  {
    adopted,
    standing,
    under,
  }: { adopted: readonly Ballot[]; standing: readonly Ballot[]; under: string | null },
): StepMaker {
  const ifNo = once(() => merged(base, adopted).text);
  return (kind, voted) => {
    const ifYes = once(() => merged(base, [...adopted, ...voted]));
    const lapses = once(() =>
      field
        .near(voted, standing)
        .filter((other) => !voted.includes(other))
        .filter((other) => !field.goes([...adopted, ...voted], other))
        .flatMap(({ codes }) => codes),
    );
    return {
      kind,
      amendments: voted.map(({ codes }) => codes),
      under,
      get lapses() {
        return lapses();
      },
      get ifNo() {
        return ifNo();
      },
      get ifYes() {
        const { text, descent, moved } = ifYes();
        return { text, descent, moved };
      },
    };
  };
}

/** What is found out once, and only when it is asked for. */
function once<T>(find: () => T): () => T {
  let kept: { readonly found: T } | null = null;
  return () => {
    kept ??= { found: find() };
    return kept.found;
  };
}

/** Parts go where their amendment was put. */
const isNamed = ({ codes }: Ballot, some: Iterable<string>): boolean =>
  [...some].some((code) => codes.map(amendmentOf).includes(code));

/** The amendment that a code names, or a part of which it names. */
export const amendmentOf = (code: string): string => code.split('/')[0] ?? code;

function kindOf(ballot: Ballot, separate: ReadonlySet<string>): VotingStep['kind'] {
  if (ballot.part !== null) return 'part';
  return isNamed(ballot, separate) ? 'separate' : 'vote';
}

/** Those that the chair named in that order, then the others by the rule. */
function inOrder(ballots: readonly Ballot[], order: readonly string[]): Ballot[] {
  const placeOf = ({ codes }: Ballot) => {
    const places = codes.map((code) => order.indexOf(amendmentOf(code))).filter((place) => place >= 0);
    return Math.min(order.length, ...places);
  };
  return [...ballots].sort(
    (one, other) =>
      placeOf(one) - placeOf(other) || byRank(one.rank, other.rank) || (one.part ?? 0) - (other.part ?? 0),
  );
}

/** The text with what was adopted: a set of ballots that go together. */
function merged(base: Text, ballots: readonly Ballot[]): Extract<Merged, { ok: true }> {
  const found = mergePlans(base, ballots);
  if (!found.ok) throw new Error('what was adopted contradicts itself');
  return found;
}

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
      const list = votingList(proposed.value.text, inner, results, requests, above.id);
      if (list.steps.length > 0) steps.set(ballot, [...(steps.get(ballot) ?? []), ...list.steps]);
      lapsed.push(...list.lapsed);
    } else {
      const open = inner.filter(({ id }) => !results.has(id)).map(({ id }) => id);
      if (open.length > 0) lapsed.push({ amendments: open.sort(byCode), because: [above.id] });
    }
  }
  return { steps, lapsed };
}
