import { sql } from 'kysely';
import type { Step } from '../domain/amendments/course.ts';
import type { Database } from '../store/database.ts';

interface Taken {
  readonly kind: Step;
  /** What it is about. */
  readonly wording: number;
  /** Who took it; null when it follows from the acts of others. */
  readonly person: string | null;
  readonly mandate: number | null;
  /** The amendment that takes its place, or that it became part of. */
  readonly other?: number;
  /** The version whose text it was merged into. */
  readonly version?: number;
  /** The sitting that decided. */
  readonly sitting?: number;
  readonly language?: string;
  readonly note?: string;
}

/** Moves an amendment on by one step, and records it. */
export async function takeStep(
  trx: Database,
  amendment: { readonly id: number; readonly edition: number; readonly paper: number },
  step: Taken,
  now: Date,
): Promise<void> {
  const { id, at } = await trx
    .insertInto('amendment_step')
    .values({
      amendment_id: amendment.id,
      kind: step.kind,
      wording_id: step.wording,
      person_id: step.person,
      mandate_id: step.mandate,
      other_id: step.other ?? null,
      paper_version_id: step.version ?? null,
      sitting_id: step.sitting ?? null,
      language: step.language ?? null,
      note: step.note ?? '',
      // An act that waited for the paper was asked for before the one it waited for was done.
      at: sql<Date>`greatest(${now}, (select max(at) from amendment_step where amendment_id = ${amendment.id}))`,
    })
    .returning(['id', 'at'])
    .executeTakeFirstOrThrow();
  await trx.updateTable('amendment').set({ step_id: id }).where('id', '=', amendment.id).execute();
  await trx
    .insertInto('event')
    .values({
      at,
      kind: `amendment-${step.kind}`,
      edition_id: amendment.edition,
      person_id: step.person,
      mandate_id: step.mandate,
      paper_id: amendment.paper,
      amendment_id: amendment.id,
    })
    .execute();
}
