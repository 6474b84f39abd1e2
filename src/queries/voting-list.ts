import { sql } from 'kysely';
import { applyOperations } from '../domain/amendments/apply.ts';
import type { Votable, VoteResult } from '../domain/amendments/ballots.ts';
import { type VotingList, votingList } from '../domain/amendments/voting-list.ts';
import { type AmendableText, amendableText } from './amendable-text.ts';
import { type AmendmentEntry, amendmentsTo } from './amendments.ts';
import type { Database } from './database.ts';
import { isForSittingSql } from './is-for-sitting.ts';
import type { Reader } from './voices.ts';
import { type VoteRequested, voteRequests } from './vote-requests.ts';
import { type VotingOrderSet, votingOrders } from './voting-orders.ts';

/** What a sitting votes on in a paper: the list of today, and what was decided. */
export interface PaperVotes {
  readonly list: VotingList;
  /** By its code, every amendment that the list names, and those that were decided. */
  readonly entries: ReadonlyMap<string, AmendmentEntry>;
  readonly results: ReadonlyMap<string, VoteResult>;
  /** The same of parts of those that are not decided as a whole yet, by names such as `AIC-A1-024/2`. */
  readonly parts: ReadonlyMap<string, VoteResult>;
  readonly compromises: ReadonlySet<string>;
  /** Those that are not voted on while their words are not public. */
  readonly silenced: readonly string[];
  /** Those that cannot be voted on before their authors adapt them. */
  readonly stuck: readonly string[];
  /** Those that nobody has said yet in the authentic language. */
  readonly unrendered: readonly string[];
  readonly version: AmendableText;
  /** What chairs set against the rule, the order that holds first. */
  readonly orders: readonly VotingOrderSet[];
  /** How chairs had amendments voted on, the last request first. */
  readonly requests: readonly VoteRequested[];
}

/** More than any paper has had. */
const most = 1000;

/**
 * The votes on a paper: its amendments that are admitted or referred to a sitting, those accepted and not merged yet,
 * and those a sitting declined, all against the version of today.
 */
export async function votesOn(
  db: Database,
  paper: { readonly id: number; readonly latest: number; readonly authentic: string },
  reader: Reader,
): Promise<PaperVotes> {
  const states = ['admitted', 'referred', 'accepted', 'declined'] as const;
  const { entries } = await amendmentsTo(db, paper.id, reader, { states }, null, most);
  const { compromises, bySitting } = await courseOf(db, paper.id);
  const version = await amendableText(db, paper.id, paper.latest, paper.authentic);
  const due = entries.filter(({ state, code }) => state !== 'declined' || bySitting.has(code));
  const all = due.filter(({ standing }) => standing === 'published');
  const concerned = all.flatMap((entry) => inAuthentic(entry) ?? []);
  const fits = fitting(version, paper.latest, concerned);
  const voted = concerned.filter(fits);
  const votables = voted.map(
    ({ code, operations, fingerprint, parent }): Votable => ({
      id: code,
      operations,
      fingerprint,
      compromise: compromises.has(code),
      under: parent,
    }),
  );
  const results = new Map(
    voted.flatMap(({ code, state }): [string, VoteResult][] => {
      if (state === 'accepted') return [[code, 'adopted']];
      return state === 'declined' ? [[code, 'rejected']] : [];
    }),
  );
  const orders = await votingOrders(db, paper.id, reader.language);
  const requests = await voteRequests(db, { paper: paper.id }, reader.language);
  const asked = requests.filter(({ holds, code }) => holds && !results.has(code));
  const parts = partsResults(asked);
  return {
    list: votingList(version.text, votables, new Map([...results, ...parts]), {
      order: orders[0]?.codes ?? [],
      separate: new Set(asked.flatMap(({ kind, code }) => (kind === 'separate' ? [code] : []))),
      split: new Map(asked.flatMap((one) => (one.parts ? [[one.code, one.parts] as const] : []))),
    }),
    entries: new Map(voted.map((entry) => [entry.code, entry])),
    results,
    parts,
    requests,
    compromises,
    unrendered: all.filter((one) => !inAuthentic(one)).map(({ code }) => code),
    silenced: due
      .filter(({ standing, state }) => standing !== 'published' && state !== 'declined')
      .map(({ code }) => code),
    stuck: concerned.filter((one) => one.state !== 'declined' && !fits(one)).map(({ code }) => code),
    version,
    orders,
  };
}

/** What was decided on parts of amendments that are not decided as a whole yet, by their names. */
const partsResults = (asked: readonly VoteRequested[]): Map<string, VoteResult> =>
  new Map(
    asked.flatMap(({ code, results }) =>
      results.map(({ part, carried }) => [`${code}/${part}`, carried ? 'adopted' : 'rejected'] as const),
    ),
  );

/** An amendment as it is voted on, in the authentic language; null when it is not yet said there. */
export function inAuthentic(entry: AmendmentEntry): AmendmentEntry | null {
  const { wordedIn, authentic, rendering, operations } = entry;
  const said = wordedIn === authentic ? operations : rendering;
  return said && { ...entry, operations: said, wordedIn: authentic };
}

/** Whether an amendment can be applied to the version of today, or to what the amendment it amends makes of it. */
function fitting({ text }: AmendableText, latest: number, all: readonly AmendmentEntry[]) {
  const byCode = new Map(all.map((entry) => [entry.code, entry]));
  return ({ version, carried, parent, operations }: AmendmentEntry): boolean => {
    if (version !== latest || carried === 'needs-author') return false;
    if (parent === null) return applyOperations(text, operations).ok;
    const above = applyOperations(text, byCode.get(parent)?.operations ?? []);
    return above.ok && applyOperations(above.value.text, operations).ok;
  };
}

/**
 * Of the amendments to a paper, those whose wording was not made by their author alone (another wording its author
 * consented to, or one that took in an amendment to it), and those that are a sitting's to decide.
 */
async function courseOf(db: Database, paper: number) {
  const rows = await db
    .selectFrom('amendment')
    .innerJoin('amendment_wording as wording', 'wording.id', 'amendment.wording_id')
    .select('amendment.code')
    .select(
      sql<boolean>`coalesce((select past.made_by = 'lead' from amendment_wording past
        where past.amendment_id = amendment.id and past.number <= wording.number and past.made_by <> 'carried'
          and (not exists (select from amendment_step where wording_id = past.id and kind = 'consent-asked')
            or exists (select from amendment_step where wording_id = past.id and kind = 'consented'))
        order by past.number desc limit 1), false)`.as('compromise'),
    )
    .select(isForSittingSql('amendment.id').as('bySitting'))
    .where('amendment.paper_id', '=', paper)
    .execute();
  const named = (which: 'compromise' | 'bySitting') =>
    new Set(rows.filter((row) => row[which]).map(({ code }) => code));
  return { compromises: named('compromise'), bySitting: named('bySitting') };
}
