import type { Database } from '../store/database.ts';

/** The number of the draft in hand; opened, with the title of the version before, when there is none. */
export async function draftOf(trx: Database, paper: number): Promise<number> {
  const versions = await trx
    .selectFrom('paper_version')
    .select(['id', 'number', 'published_at'])
    .where('paper_id', '=', paper)
    .orderBy('number', 'desc')
    .execute();
  const [last] = versions;
  if (last && last.published_at === null) return last.number;
  const number = (last?.number ?? 0) + 1;
  const { id } = await trx
    .insertInto('paper_version')
    .values({ paper_id: paper, number })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (last) {
    await trx
      .insertInto('paper_text')
      .columns(['paper_version_id', 'language', 'title', 'summary', 'status'])
      .expression(
        trx
          .selectFrom('paper_text')
          .select((select) => [
            select.val(id).as('paper_version_id'),
            'language',
            'title',
            'summary',
            'status',
          ])
          .where('paper_version_id', '=', last.id),
      )
      .execute();
  }
  return number;
}
