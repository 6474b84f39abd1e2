import { done, type Result, refused } from '../result.ts';

/** What decides: nobody against, more for than against, more than half of all who voted, or two thirds of those for and against. */
export const majorities = ['consensus', 'simple', 'absolute', 'two-thirds'] as const;
type Majority = (typeof majorities)[number];

/** How a sitting decided. Votes are counted unless nobody was against. */
export interface Division {
  readonly rule: Majority;
  readonly yes: number | null;
  readonly no: number | null;
  readonly abstentions: number | null;
}

export type DivisionRefusal =
  | 'votes-needed'
  | 'votes-not-whole'
  | 'no-votes-by-consensus'
  | 'result-does-not-follow';

/** No sitting has more voters. */
const most = 1_000_000;

/** Whether a division is whole and its result is what its votes and its majority give. */
export function checkDivision(division: Division, carried: boolean): Result<Division, DivisionRefusal> {
  const { rule, yes, no, abstentions } = division;
  const votes = [yes, no, abstentions];
  if (rule === 'consensus')
    return votes.every((count) => count === null) ? done(division) : refused('no-votes-by-consensus');
  if (yes === null || no === null || abstentions === null) return refused('votes-needed');
  if (![yes, no, abstentions].every((count) => Number.isInteger(count) && count >= 0 && count <= most))
    return refused('votes-not-whole');
  return isCarried(rule, { yes, no, abstentions }) === carried
    ? done(division)
    : refused('result-does-not-follow');
}

function isCarried(
  rule: Exclude<Majority, 'consensus'>,
  { yes, no, abstentions }: Readonly<Record<'yes' | 'no' | 'abstentions', number>>,
): boolean {
  if (rule === 'simple') return yes > no;
  if (rule === 'absolute') return 2 * yes > yes + no + abstentions;
  return yes > 0 && yes >= 2 * no;
}
