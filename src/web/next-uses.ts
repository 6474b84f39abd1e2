import { localOf } from '../domain/editions/local-time.ts';
import { type NextUse, nextUse } from '../domain/editions/next-use.ts';
import { comingSittings } from '../queries/coming-sittings.ts';
import type { PageContext } from './page-context.ts';
import type { Site } from './site.ts';

/** When each of these papers is next used, by paper. */
export async function nextUses(
  site: Site,
  { edition, language, today, now }: PageContext,
  papers: readonly number[],
): Promise<(paper: number) => NextUse | null> {
  const clock = localOf(now, edition.timeZone);
  const sittings = await comingSittings(site.db, papers, language, clock);
  const { phases, timeZone } = edition;
  return (paper) => nextUse({ phases, timeZone, today }, sittings.get(paper));
}
