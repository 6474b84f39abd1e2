import type { Step } from '../domain/amendments/course.ts';
import type { Database } from '../store/database.ts';

/** Whether the last step that anybody took is this very one: the same request was sent again, and is done. */
export async function isSameStep(
  trx: Database,
  amendment: number,
  step: {
    readonly kind: Step;
    readonly person: string;
    readonly note: string;
    readonly language: string;
  },
): Promise<boolean> {
  // One to an amendment is merged, or its author asked, by the very act that accepts it.
  const last = await trx
    .selectFrom('amendment_step')
    .select(['kind', 'person_id as person', 'note', 'language'])
    .where('amendment_id', '=', amendment)
    .where('person_id', 'is not', null)
    .where('kind', 'not in', ['merged', 'parent-asked'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    last?.kind === step.kind &&
    last.person === step.person &&
    last.note === step.note &&
    last.language === step.language
  );
}
