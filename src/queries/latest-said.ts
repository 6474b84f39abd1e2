import { sql } from 'kysely';
import type { Database } from './database.ts';
import { type Reader, type Reply, selectAnswers, selectVoices, type Voice } from './voices.ts';

/** An answer with what it answers. */
export interface LatestAnswer extends Reply {
  readonly to: { readonly kind: 'contribution' | 'recommendation' | 'priority'; readonly slug: string };
}

/** The last things said and the last answers in an edition, or on one of its papers: `size` of each, newest first. */
export async function latestSaid(
  db: Database,
  edition: number,
  reader: Reader,
  { paper, size }: { readonly paper: string | null; readonly size: number },
): Promise<{ voices: Voice[]; answers: LatestAnswer[] }> {
  const voices = await selectVoices(db, reader)
    .where('said.edition_id', '=', edition)
    .where('said.standing', '=', 'published')
    .$if(paper !== null, (query) => query.where('paper.slug', '=', paper ?? ''))
    .orderBy('said.id', 'desc')
    .limit(size)
    .execute();
  const answers = await selectAnswers(db, reader.language)
    .leftJoin('public_contribution as said', 'said.id', 'answer.contribution_id')
    .leftJoin('recommendation', 'recommendation.provision_id', 'answer.recommendation_id')
    .leftJoin('priority', 'priority.id', 'answer.priority_id')
    .select(
      sql<
        LatestAnswer['to']
      >`case when said.id is not null then json_build_object('kind', 'contribution', 'slug', said.slug)
        when recommendation.code is not null then json_build_object('kind', 'recommendation', 'slug', recommendation.code)
        else json_build_object('kind', 'priority', 'slug', priority.slug) end`.as('to'),
    )
    .where('answer.edition_id', '=', edition)
    .where(sql<boolean>`(answer.contribution_id is null or said.standing = 'published')`)
    .$if(paper !== null, (query) =>
      query.where(
        sql<boolean>`exists (select from provision join paper on paper.id = provision.paper_id
          where provision.id in (said.provision_id, answer.recommendation_id) and paper.slug = ${paper})`,
      ),
    )
    .orderBy('answer.id', 'desc')
    .limit(size)
    .execute();
  return { voices, answers };
}
