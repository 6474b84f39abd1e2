import { operationsBetween } from '../domain/amendments/derive.ts';
import { type Merged, mergeAmendments } from '../domain/amendments/merge.ts';
import { type AmendableText, amendableText, descentBetween } from './amendable-text.ts';
import type { Database } from './database.ts';
import { isForSittingSql } from './is-for-sitting.ts';

/** How conflicts name what editors wrote in the draft by themselves. */
const draftName = 'draft';

/** An accepted amendment that a version left behind: nothing is merged before somebody deals with it. */
export interface StuckAmendment {
  readonly code: string;
  /** The version it is against. */
  readonly version: number;
  /** A sitting accepted it: it goes back to one. */
  readonly bySitting: boolean;
}

export interface MergePreview {
  /** The accepted amendments, and those of them that could not be carried over to the version of today. */
  readonly codes: readonly string[];
  readonly stuck: readonly StuckAmendment[];
  readonly version: number;
  readonly before: AmendableText;
  /** Null while there is nothing to merge, or something is stuck. */
  readonly merged: Merged | null;
  /** The draft in hand, where there is one, as its editors wrote it. */
  readonly draft: AmendableText | null;
}

/** What merging every accepted amendment of a paper, beside what its editors wrote in the draft, would give. */
export async function mergePreview(db: Database, paper: number, authentic: string): Promise<MergePreview> {
  const versions = await db
    .selectFrom('paper_version')
    .select(['number', 'published_at as publishedAt'])
    .where('paper_id', '=', paper)
    .orderBy('number', 'desc')
    .limit(2)
    .execute();
  const version = versions.find(({ publishedAt }) => publishedAt !== null)?.number ?? 0;
  const draftNumber = versions.find(({ publishedAt }) => publishedAt === null)?.number;
  const before = await amendableText(db, paper, version, authentic);
  const draft = draftNumber === undefined ? null : await amendableText(db, paper, draftNumber, authentic);
  const accepted = await acceptedAmendments(db, paper);
  const codes = accepted.map(({ id }) => id);
  const stuck = accepted
    .filter((one) => one.version !== version || one.carried === 'needs-author')
    .map(({ id, ...rest }) => ({ code: id, version: rest.version, bySitting: rest.bySitting }));
  const shared = { codes, stuck, version, before, draft };
  if (accepted.length === 0 || stuck.length > 0) return { ...shared, merged: null };
  const descent = draftNumber === undefined ? [] : await descentBetween(db, paper, version, draftNumber);
  const own = draft === null ? [] : operationsBetween(before.text, draft.text, descent);
  const written = own.length === 0 ? [] : [{ id: draftName, operations: own }];
  return { ...shared, merged: mergeAmendments(before.text, [...accepted, ...written]) };
}

/** What was accepted and not merged yet; amendments to amendments became part of those. */
async function acceptedAmendments(db: Database, paper: number) {
  return db
    .selectFrom('amendment')
    .innerJoin('amendment_step as step', 'step.id', 'amendment.step_id')
    .innerJoin('amendment_wording as wording', 'wording.id', 'amendment.wording_id')
    .innerJoin('paper_version as version', 'version.id', 'wording.paper_version_id')
    .select(['amendment.code as id', 'wording.operations', 'wording.carried', 'version.number as version'])
    .select(isForSittingSql('amendment.id').as('bySitting'))
    .where('amendment.paper_id', '=', paper)
    .where('step.kind', 'in', ['accepted', 'consented'])
    .orderBy('amendment.id')
    .execute();
}
