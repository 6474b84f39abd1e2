import type { Descent, Provision, Shape, Text } from '../domain/amendments/amendment.ts';
import { canonical } from '../domain/papers/inline.ts';
import type { Database } from './database.ts';
import { type ProvisionText, provisionsOf, provisionsOfVersions } from './paper-text.ts';

/** One version of a paper as the engine of amendments takes it, with what the names in it stand for. */
export interface AmendableText {
  readonly text: Text;
  /** The row of each provision. */
  readonly ids: ReadonlyMap<string, number>;
  /** § of each provision; headings and notes have that of the provision before them, 0 at the start. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The provisions that have no words of today in this language: never translated, or before they changed. */
  readonly behind: ReadonlySet<string>;
}

/** The provisions of a version in one language; one without words in it stands in its original language. */
export async function amendableText(
  db: Database,
  paper: number,
  version: number,
  language: string,
): Promise<AmendableText> {
  return amendable(await provisionsOf(db, paper, version, language), language);
}

/** The same of several versions, in one question. */
export async function amendableTexts(
  db: Database,
  paper: number,
  versions: readonly number[],
  language: string,
): Promise<Map<number, AmendableText>> {
  const found = await provisionsOfVersions(db, paper, versions, language);
  return new Map([...found].map(([version, provisions]) => [version, amendable(provisions, language)]));
}

function amendable(found: readonly ProvisionText[], language: string): AmendableText {
  const numbers = new Map<string, number>();
  let last = 0;
  for (const { ref, number } of found) {
    last = number ?? last;
    numbers.set(ref, last);
  }
  const provisions = found.map(
    ({ ref, kind, level, part, addressee, content }): Provision => ({
      ref,
      shape: { kind: kind as Shape['kind'], level: level as Shape['level'], part, addressee },
      content: canonical(content),
    }),
  );
  const behind = found.filter((one) => one.language !== language || one.status === 'stale');
  return {
    text: { language, provisions },
    ids: new Map(found.map(({ ref, id }) => [ref, id])),
    numbers,
    behind: new Set(behind.map(({ ref }) => ref)),
  };
}

/** What was born of what between two versions of a paper: after the first, up to the second. */
export async function descentBetween(
  db: Database,
  paper: number,
  from: number,
  until: number,
): Promise<Descent[]> {
  const rows = await db
    .selectFrom('descent')
    .innerJoin('paper_version as version', 'version.id', 'descent.paper_version_id')
    .innerJoin('provision as child', 'child.id', 'descent.child_id')
    .innerJoin('provision as parent', 'parent.id', 'descent.parent_id')
    .select(['child.ref as child', 'parent.ref as parent', 'descent.kind'])
    .where('version.paper_id', '=', paper)
    .where('version.number', '>', from)
    .where('version.number', '<=', until)
    .where('descent.kind', 'in', ['split', 'merge'])
    .orderBy('version.number')
    .execute();
  return rows.map(({ child, parent, kind }) => ({ child, parent, kind: kind as Descent['kind'] }));
}
