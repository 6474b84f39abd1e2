import type { Pack, PackPaper } from './pack.ts';
import { publishedForms } from './pack-forms.ts';

/** A pack without what is not published yet: drafts, the clauses in them with where they come from, papers never published. */
export function publishedPack(pack: Pack): Pack {
  const papers = pack.papers.map(withoutDraft).filter(({ versions }) => versions.length > 0);
  const names = new Set(papers.map(({ id }) => id));
  const passages = new Set(papers.flatMap((paper) => [...refsOf(paper)].map((ref) => `${paper.id}/${ref}`)));
  return {
    ...pack,
    papers,
    mandates: pack.mandates.filter(({ scope }) => scope.paper === undefined || names.has(scope.paper)),
    sittings: pack.sittings.map((sitting) => ({
      ...sitting,
      papers: sitting.papers.filter((paper) => names.has(paper)),
    })),
    priorities: pack.priorities.map((priority) => ({
      ...priority,
      carried_by: priority.carried_by.filter((passage) => passages.has(passage)),
    })),
  };
}

function withoutDraft(paper: PackPaper): PackPaper {
  const versions = paper.versions.filter(({ published }) => published !== null);
  const refs = refsOf({ versions });
  const numbers = new Set(versions.map(({ number }) => number));
  return {
    ...paper,
    versions,
    descent: paper.descent.filter(({ version }) => numbers.has(version)),
    // What a translation was made from may be words of a draft that were never published.
    translations: paper.translations
      .filter(({ version }) => numbers.has(Number(version)))
      .map((translation) => ({ ...translation, source: '' })),
    forms: publishedForms(paper, (version) => numbers.has(version)),
    lineage: paper.lineage.filter(({ clause }) => refs.has(clause)),
    amendments: paper.amendments.map((amendment) => ({
      ...amendment,
      steps: amendment.steps.filter(({ version }) => version === undefined || numbers.has(version)),
    })),
  };
}

const refsOf = ({ versions }: Pick<PackPaper, 'versions'>): Set<string> =>
  new Set(versions.flatMap(({ provisions }) => provisions.map(({ ref }) => ref)));
