import { checkDivision } from '../../domain/amendments/division.ts';
import type { Pack, PackPaper } from './pack.ts';
import type { PackVotes } from './pack-votes.ts';
import type { PackFiles } from './read-files.ts';

type Told = readonly [at: readonly (string | number)[], message: string];
type Names = { readonly mandates: ReadonlySet<string>; readonly sittings: ReadonlySet<string> };

/** Checks what the votes of every paper name, and that each result follows from its votes. */
export function checkVotes(pack: Pack, files: PackFiles): void {
  const names = {
    mandates: new Set(pack.mandates.map(({ id }) => id)),
    sittings: new Set(pack.sittings.map(({ id }) => id)),
  };
  for (const paper of pack.papers)
    for (const [at, message] of faultsOf(paper, names))
      files.reportAt(`papers/${paper.id}/votes.yml`, at, message);
}

function faultsOf(paper: PackPaper, names: Names): Told[] {
  const { orders, requests, divisions } = paper.votes;
  const codes = new Set(paper.amendments.map(({ code }) => code));
  const missing = (code: string) => `there is no amendment ${code} to ${paper.id}: correct the code`;
  const signed = Object.entries(paper.votes).flatMap(([list, rows]) =>
    rows.flatMap(({ mandate }, index): Told[] =>
      names.mandates.has(mandate)
        ? []
        : [[[list, index, 'mandate'], `there is no mandate ${mandate}: correct the name or add it`]],
    ),
  );
  const named = orders.flatMap(({ first }, index) =>
    first.flatMap((code): Told[] => (codes.has(code) ? [] : [[['orders', index, 'first'], missing(code)]])),
  );
  const asked = requests.flatMap((request, index): Told[] => {
    const fault = requestFault(paper, request);
    return fault ? [[['requests', index], fault]] : [];
  });
  const decided = divisions.flatMap((division, index): Told[] => {
    const fault = divisionFault(paper, division, names);
    return fault ? [[['divisions', index], fault]] : [];
  });
  return [...signed, ...named, ...asked, ...decided];
}

const amendmentOf = (paper: PackPaper, code: string) => paper.amendments.find((one) => one.code === code);

function requestFault(
  paper: PackPaper,
  { amendment: code, wording, kind, parts }: PackVotes['requests'][number],
) {
  const amendment = amendmentOf(paper, code);
  if (!amendment) return `there is no amendment ${code} to ${paper.id}: correct the code`;
  if (!amendment.wordings[wording - 1]) return `${code} has no wording ${wording}: correct the number`;
  return (kind === 'split') === (parts !== undefined) ? null : 'a split has parts, and nothing else has';
}

function divisionFault(paper: PackPaper, division: PackVotes['divisions'][number], { sittings }: Names) {
  const { amendment: code, step, wording, request, part, sitting, note, language } = division;
  const amendment = amendmentOf(paper, code);
  if (!amendment) return `there is no amendment ${code} to ${paper.id}: correct the code`;
  if (amendment.steps[step - 1]?.kind !== 'referred')
    return `step ${step} of ${code} did not refer it to a sitting`;
  if (!amendment.wordings[wording - 1]) return `${code} has no wording ${wording}: correct the number`;
  if (!sittings.has(sitting)) return `there is no sitting ${sitting}: correct the name or add it`;
  const ofPart = [request, part, note, language].filter((value) => value !== undefined).length;
  if (ofPart !== 0 && ofPart !== 4)
    return 'the decision on a part has request, part, note and language; another none';
  const own = paper.votes.requests.filter((one) => one.amendment === code);
  if (part !== undefined && !own[(request ?? 0) - 1]?.parts?.includes(part))
    return `request ${request} about ${code} makes no part ${part}: correct the numbers`;
  const { rule, yes = null, no = null, abstentions = null, carried } = division;
  const result = checkDivision({ rule, yes, no, abstentions }, carried);
  return result.ok ? null : `the result does not follow from these votes (${result.refusal}): correct either`;
}
