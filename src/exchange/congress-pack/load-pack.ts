import type { Database } from '../../store/database.ts';
import { loadLists } from './load-lists.ts';
import { loadPapers } from './load-papers.ts';
import { loadVoices } from './load-voices.ts';
import { loadVotes } from './load-votes.ts';
import type { Pack } from './pack.ts';
import { loadForms } from './pack-forms.ts';
import { loadSources } from './pack-sources.ts';
import { loadTranslations } from './pack-translations.ts';

/** The whole edition as a pack, or null when there is no such edition. */
export async function loadPack(db: Database, slug: string): Promise<Pack | null> {
  const edition = await db.selectFrom('edition').selectAll().where('slug', '=', slug).executeTakeFirst();
  if (!edition) return null;
  const lists = await loadLists(db, edition);
  const papers = await loadPapers(db, edition);
  const sources = await loadSources(db, edition);
  const translations = await loadTranslations(db, edition);
  const forms = await loadForms(db, edition);
  const votes = await loadVotes(db, edition);
  const voices = await loadVoices(db, edition);
  // An answer to a priority belongs to no paper: it travels with the outcome, which answers for all of them.
  const keeper = papers.find(({ kind }) => kind === 'outcome') ?? papers[0];
  return {
    ...lists,
    papers: papers.map((paper) => ({
      ...paper,
      contributions: voices.contributions(paper.id),
      answers: [...voices.answers(paper.id), ...(paper === keeper ? voices.answers('') : [])],
      lineage: voices.lineage(paper.id),
      amendments: voices.amendments(paper.id),
      sources: sources(paper.id),
      translations: translations(paper.id),
      forms: forms(paper.id),
      votes: votes(paper.id),
    })),
  };
}
