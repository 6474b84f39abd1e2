import { dayOf } from '../domain/editions/local-time.ts';
import { openOn } from '../domain/editions/phases.ts';
import type { Place } from '../domain/people/permissions/permissions.ts';
import type { Database } from '../store/database.ts';

export interface LockedPaper {
  readonly id: number;
  readonly slug: string;
  readonly code: string;
  readonly kind: string;
  readonly edition: number;
  readonly answerDays: number;
  readonly authentic: string;
  readonly place: Place;
  /** What the phases of today open. */
  readonly open: readonly string[];
}

/** Loads a paper of the current edition and holds it until the transaction ends: acts on one paper go one by one. */
export async function paperUnderLock(trx: Database, slug: string, now: Date): Promise<LockedPaper | null> {
  const row = await trx
    .selectFrom('paper')
    .innerJoin('edition', 'edition.id', 'paper.edition_id')
    .leftJoin('circuit', 'circuit.id', 'paper.circuit_id')
    .leftJoin('track', 'track.id', 'paper.track_id')
    .select([
      'paper.id',
      'paper.slug',
      'paper.code',
      'paper.kind',
      'paper.edition_id as edition',
      'paper.authentic_language as authentic',
    ])
    .select(['edition.answer_days as answerDays', 'edition.time_zone as timeZone'])
    .select(['circuit.slug as circuit', 'track.slug as track'])
    .where('paper.slug', '=', slug)
    .orderBy('edition.starts_on', 'desc')
    .limit(1)
    .forUpdate('paper')
    .executeTakeFirst();
  if (!row) return null;
  const phases = await trx
    .selectFrom('phase')
    .innerJoin('phase_act', 'phase_act.phase_id', 'phase.id')
    .select(['starts_on as from', 'ends_on as to', 'act'])
    .where('edition_id', '=', row.edition)
    .execute();
  const open = openOn(
    dayOf(now, row.timeZone),
    phases.map(({ from, to, act }) => ({ from, to, opens: [act] })),
  );
  return { ...row, place: { circuit: row.circuit, track: row.track, paper: slug }, open };
}
