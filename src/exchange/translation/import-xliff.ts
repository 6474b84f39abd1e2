import { randomUUID } from 'node:crypto';
import { type ReviseRefusal, reviseProvision } from '../../actions/revise-provision.ts';
import { plainText } from '../../domain/papers/inline.ts';
import type { Viewer } from '../../domain/people/viewer.ts';
import { lacking, type TermCheck } from '../../domain/terms/check-terms.ts';
import type { Database } from '../../queries/database.ts';
import { termChecks } from '../../queries/terms.ts';
import { type PaperTranslation, paperTranslation } from '../../queries/translation-texts.ts';
import { plan, type Step } from './plan.ts';
import { readXliff, type XliffRefusal } from './read-xliff.ts';

type NewStep = Extract<Step, { outcome: 'new' }>;

/** What became of one unit: a step of the plan, and for what was written, whether it was. */
export type Outcome =
  | Exclude<Step, { outcome: 'refused' | 'new' }>
  /** `lacks`: the terms whose expected words it has not, or says wrongly. */
  | (NewStep & { readonly lacks: readonly TermCheck[] })
  | { readonly outcome: 'refused'; readonly ref: string; readonly why: string };

export interface PaperImport {
  readonly paper: string;
  readonly outcomes: readonly Outcome[];
}

export type ImportRefusal =
  | XliffRefusal
  | 'no-such-paper'
  | 'not-a-paper'
  | 'other-source'
  | 'no-such-language'
  | 'other-paper'
  | 'other-language';

export type XliffImport =
  | { readonly ok: true; readonly language: string; readonly papers: readonly PaperImport[] }
  | { readonly ok: false; readonly refusal: ImportRefusal };

export interface ImportRequest {
  readonly text: string;
  readonly edition: { readonly id: number; readonly contentLanguages: readonly string[] };
  /** By whom, under the mandates they may act under; null: only the plan is made, nothing is written. */
  readonly by: Viewer | null;
  /** Whether what lacks words that the termbase expects is written too, and counted. */
  readonly waiveTerms?: boolean;
  /** Where the file was handed in: one that is of another paper or language is refused. */
  readonly desk?: { readonly paper: string; readonly target: string };
  readonly now: Date;
}

/**
 * Reads a file, compares it with the texts as they are, and writes what is new, provision by provision: one that is
 * refused holds up none. What conflicts is never written. The same file again changes nothing.
 */
export async function importXliff(
  db: Database,
  { text, edition, by, waiveTerms = false, desk, now }: ImportRequest,
): Promise<XliffImport> {
  const read = readXliff(text);
  if (!read.ok) return read;
  const language = read.target;
  if (desk && language !== desk.target) return { ok: false, refusal: 'other-language' };
  if (desk && read.files.some(({ paper }) => paper !== desk.paper))
    return { ok: false, refusal: 'other-paper' };
  if (!edition.contentLanguages.includes(language)) return { ok: false, refusal: 'no-such-language' };
  const planned: { readonly paper: PaperTranslation; readonly steps: readonly Step[] }[] = [];
  // Every file is looked at before any is written.
  for (const { paper: slug, units } of read.files) {
    const paper = await paperTranslation(db, edition.id, slug, language);
    if (!paper) return { ok: false, refusal: 'no-such-paper' };
    if (paper.kind === 'outcome') return { ok: false, refusal: 'not-a-paper' };
    if (paper.authentic !== read.source) return { ok: false, refusal: 'other-source' };
    if (paper.authentic === language) return { ok: false, refusal: 'no-such-language' };
    planned.push({ paper, steps: plan(units, paper.texts) });
  }
  const papers: PaperImport[] = [];
  for (const { paper, steps } of planned) {
    const checked = await checkTermsOf(db, edition.id, { paper, language, steps });
    const outcomes: Outcome[] = [];
    for (const step of checked) {
      const refusal =
        by && step.outcome === 'new' ? await write(db, by, { paper, language, step, waiveTerms }, now) : null;
      outcomes.push(refusal ? { outcome: 'refused', ref: step.ref, why: refusal } : step);
    }
    papers.push({ paper: paper.slug, outcomes });
  }
  return { ok: true, language, papers };
}

interface Planned {
  readonly paper: PaperTranslation;
  readonly language: string;
  readonly steps: readonly Step[];
}

/** The steps, those that would be written with what they lack of the termbase. */
async function checkTermsOf(
  db: Database,
  edition: number,
  { paper, language, steps }: Planned,
): Promise<Outcome[]> {
  const sources = new Map(paper.texts.map(({ ref, source }) => [ref, plainText(source)]));
  const fresh = steps.filter((step) => step.outcome === 'new');
  const texts = fresh.map(({ ref, words }) => ({ source: sources.get(ref) ?? '', target: words }));
  const checks = await termChecks(db, edition, { source: paper.authentic, target: language }, texts);
  const lacks = new Map(fresh.map(({ ref }, index) => [ref, lacking(checks[index] ?? [])]));
  return steps.map((step) => (step.outcome === 'new' ? { ...step, lacks: lacks.get(step.ref) ?? [] } : step));
}

interface Writing {
  readonly paper: PaperTranslation;
  readonly language: string;
  readonly step: NewStep;
  readonly waiveTerms: boolean;
}

async function write(
  db: Database,
  by: Viewer,
  { paper, language, step, waiveTerms }: Writing,
  now: Date,
): Promise<ReviseRefusal | null> {
  const { ref, content, basis, seen } = step;
  const given = {
    paper: paper.slug,
    ref,
    language,
    content,
    basis,
    key: randomUUID(),
    waiveTerms,
    seen,
  };
  const result = await reviseProvision(db, by, given, now);
  return result.ok ? null : result.refusal;
}
