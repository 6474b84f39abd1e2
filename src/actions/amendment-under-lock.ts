import type { Operation } from '../domain/amendments/amendment.ts';
import { after, type State, type Step } from '../domain/amendments/course.ts';
import { type NotPublic, type Standing, whyNotPublic } from '../domain/moderation/standing.ts';
import type { Database } from '../store/database.ts';
import { type LockedPaper, paperUnderLock } from './paper-under-lock.ts';

/** What an amendment proposes now. */
interface Wording {
  readonly id: number;
  readonly number: number;
  /** The version it is against, and the language of its text that is reworded. */
  readonly version: number;
  readonly language: string;
  readonly operations: readonly Operation[];
  /** For an amendment to an amendment, the wording of that one it is against. */
  readonly parent: number | null;
  /** It is against what the amendment it amends proposes now; true for one that amends none. */
  readonly follows: boolean;
  /** Set when it was carried over to that version. */
  readonly carried: 'clean' | 'adapted' | 'needs-author' | null;
  /** Of an authentic wording, the wording in another language that it renders. */
  readonly renders: number | null;
}

/** An amendment, held with its paper until the transaction ends. */
export interface HeldAmendment {
  readonly id: number;
  readonly code: string;
  readonly parent: number | null;
  readonly person: string;
  readonly standing: Standing;
  /** Of the amendment it amends, whose words its own are made of. */
  readonly parentStanding: Standing | null;
  /** Whether it ever was public. */
  readonly known: boolean;
  readonly state: State;
  readonly wording: Wording;
  readonly paper: LockedPaper;
}

/** Why nothing can be done with an amendment whose words are not public; null when they are. */
export function whyOutOfReach({
  known,
  standing,
  parentStanding,
}: HeldAmendment): NotPublic | 'no-such-amendment' | null {
  if (!known) return 'no-such-amendment';
  return whyNotPublic(standing) ?? whyNotPublic(parentStanding ?? 'published');
}

/** Loads an amendment of the current edition by its code, with its paper, and holds both: acts on one paper go one by one. */
export async function amendmentUnderLock(
  trx: Database,
  code: string,
  now: Date,
): Promise<HeldAmendment | null> {
  const found = await trx
    .selectFrom('amendment')
    .innerJoin('paper', 'paper.id', 'amendment.paper_id')
    .innerJoin('edition', 'edition.id', 'paper.edition_id')
    .select(['paper.slug', 'paper.id as paper'])
    .where('amendment.code', '=', code)
    .orderBy('edition.starts_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  const paper = found && (await paperUnderLock(trx, found.slug, now));
  // The same code may stand in an earlier edition, whose paper is closed.
  if (paper?.id !== found?.paper || !paper) return null;
  const [held] = await amendmentsOf(trx, paper, { code });
  return held ?? null;
}

function heldRows(trx: Database, paper: number) {
  return trx
    .selectFrom('amendment')
    .innerJoin('amendment_wording as wording', 'wording.id', 'amendment.wording_id')
    .innerJoin('paper_version as version', 'version.id', 'wording.paper_version_id')
    .innerJoin('amendment_step as step', 'step.id', 'amendment.step_id')
    .leftJoin('amendment as above', 'above.id', 'amendment.parent_id')
    .select([
      'amendment.id',
      'amendment.code',
      'amendment.parent_id as parent',
      'amendment.person_id as person',
    ])
    .select(['amendment.standing', 'above.standing as parentStanding'])
    .select(({ eb }) => eb('amendment.answer_due_at', 'is not', null).as('known'))
    .select(['step.kind as step', 'wording.id as wording', 'wording.number', 'wording.operations'])
    .select((row) =>
      row
        .or([row('above.id', 'is', null), row('above.wording_id', '=', row.ref('wording.parent_wording_id'))])
        .as('follows'),
    )
    .select(['wording.carried', 'wording.parent_wording_id as parentWording', 'version.number as version'])
    .select(['wording.language', 'wording.renders_id as renders'])
    .where('amendment.paper_id', '=', paper)
    .orderBy('amendment.id');
}

/** The amendments of a paper that is held, in the order they were proposed; all, or those that are asked for. */
export async function amendmentsOf(
  trx: Database,
  paper: LockedPaper,
  { code, states, id }: { readonly code?: string; readonly states?: readonly State[]; readonly id?: number },
): Promise<HeldAmendment[]> {
  let query = heldRows(trx, paper.id);
  if (code !== undefined) query = query.where('amendment.code', '=', code);
  if (id !== undefined) query = query.where('amendment.id', '=', id);
  const rows = await query.execute();
  return rows
    .map(
      ({
        step,
        wording,
        follows,
        number,
        version,
        language,
        operations,
        carried,
        parentWording,
        renders,
        ...row
      }) => ({
        ...row,
        known: Boolean(row.known),
        standing: row.standing as Standing,
        parentStanding: row.parentStanding as Standing | null,
        state: after(step as Step),
        wording: {
          id: wording,
          number,
          version,
          language,
          operations,
          parent: parentWording,
          renders,
          follows: Boolean(follows),
          carried: carried as Wording['carried'],
        },
        paper,
      }),
    )
    .filter(({ state }) => states === undefined || states.includes(state));
}

/** Whether it is not against the text of today, or not against what the amendment it amends proposes now. */
export const isBehind = ({ wording }: Pick<HeldAmendment, 'wording'>, latest: number | undefined): boolean =>
  wording.carried === 'needs-author' || wording.version !== latest || !wording.follows;
