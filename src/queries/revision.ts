import type { Inline } from '../domain/papers/inline.ts';
import type { Database } from './database.ts';

/** A provision as its draft has it, to be revised in one language. */
export interface RevisionBasis {
  /** The state that is revised. */
  readonly basis: number;
  readonly kind: string;
  /** Its texts by language. */
  readonly texts: Readonly<Record<string, readonly Inline[]>>;
}

/** What stands of a provision, the draft's own where there is one; null when nothing does. */
export async function revisionBasis(db: Database, provision: number): Promise<RevisionBasis | null> {
  const rows = await db
    .selectFrom('provision_state as state')
    .innerJoin('provision_text as text', 'text.state_id', 'state.id')
    .select(['state.id as basis', 'state.kind', 'text.language', 'text.content'])
    .where('state.provision_id', '=', provision)
    .where('state.until_version', 'is', null)
    .execute();
  const [first] = rows;
  if (!first) return null;
  const texts = Object.fromEntries(
    rows.map(({ language, content }) => [language, content as unknown as readonly Inline[]]),
  );
  return { basis: first.basis, kind: first.kind, texts };
}

/** The number of the draft of a paper; null when it has none. */
export async function draftNumber(db: Database, paper: number): Promise<number | null> {
  const row = await db
    .selectFrom('paper_version')
    .select('number')
    .where('paper_id', '=', paper)
    .where('published_at', 'is', null)
    .executeTakeFirst();
  return row?.number ?? null;
}
