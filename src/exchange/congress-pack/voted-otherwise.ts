import type { PackPaper } from './pack.ts';
import type { PackError } from './pack-error.ts';
import { same } from './same.ts';

/**
 * What a pack says of votes other than what is there. Votes go on where an amendment or a paper is; what the pack says
 * is their beginning, or goes on from there.
 */
export function votedOtherwise({ id, votes }: PackPaper, before: PackPaper): PackError[] {
  const file = `papers/${id}/votes.yml`;
  const begins = <T>(mine: readonly T[], theirs: readonly T[], longer: boolean) => {
    const shared = Math.min(mine.length, theirs.length);
    return (longer || mine.length <= theirs.length) && same(mine.slice(0, shared), theirs.slice(0, shared));
  };
  const orders = begins(votes.orders, before.votes.orders, true)
    ? []
    : ['another order was set in this voting list: what is there stays'];
  const amendments = before.amendments.flatMap(({ code }) => {
    const own = ({ amendment }: { readonly amendment: string }) => amendment === code;
    return (['requests', 'divisions'] as const).every((list) =>
      begins<object>(votes[list].filter(own), before.votes[list].filter(own), false),
    )
      ? []
      : [`${code} is already there and was voted on otherwise: its votes go on there, not in the pack`];
  });
  return [...orders, ...amendments].map((message) => ({ file, line: 1, message }));
}
