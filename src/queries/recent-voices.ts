import { sql } from 'kysely';
import { excerpt } from '../domain/papers/excerpt.ts';
import type { Database } from './database.ts';

/** The start of the last thing said on a provision, for the margin. */
export interface RecentVoice {
  readonly slug: string;
  readonly author: string;
  readonly language: string;
  readonly excerpt: string;
  readonly answered: boolean;
}

const excerptLength = 90;

/** The latest contribution to each provision of a paper, by provision. */
export async function recentVoices(db: Database, paper: number): Promise<Map<number, RecentVoice>> {
  const rows = await db
    .selectFrom('public_contribution as said')
    .innerJoin('provision', 'provision.id', 'said.provision_id')
    .distinctOn('said.provision_id')
    .select(['said.provision_id as provision', 'said.slug', 'said.author', 'said.language', 'said.text'])
    .select(sql<boolean>`exists (select from answer where contribution_id = said.id)`.as('answered'))
    .where('provision.paper_id', '=', paper)
    .where('said.standing', '=', 'published')
    .where('said.reply_to', 'is', null)
    .orderBy('said.provision_id')
    .orderBy('said.id', 'desc')
    .execute();
  return new Map(
    rows.map(({ provision, text, ...row }) => [provision, { ...row, excerpt: excerpt(text, excerptLength) }]),
  );
}
