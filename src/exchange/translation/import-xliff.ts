import { randomUUID } from 'node:crypto';
import { type ReviseRefusal, reviseProvision } from '../../actions/revise-provision.ts';
import type { Viewer } from '../../domain/people/viewer.ts';
import type { Database } from '../../queries/database.ts';
import { type PaperTranslation, paperTranslation } from '../../queries/translation-texts.ts';
import { plan, type Step } from './plan.ts';
import { readXliff, type XliffRefusal } from './read-xliff.ts';

/** What became of one unit: a step of the plan, and for what was written, whether it was. */
export type Outcome =
  | Exclude<Step, { outcome: 'refused' }>
  | { readonly outcome: 'refused'; readonly ref: string; readonly why: string };

export interface PaperImport {
  readonly paper: string;
  readonly outcomes: readonly Outcome[];
}

type ImportRefusal = XliffRefusal | 'no-such-paper' | 'not-a-paper' | 'other-source' | 'no-such-language';

export type XliffImport =
  | { readonly ok: true; readonly language: string; readonly papers: readonly PaperImport[] }
  | { readonly ok: false; readonly refusal: ImportRefusal };

export interface ImportRequest {
  readonly text: string;
  readonly edition: { readonly id: number; readonly contentLanguages: readonly string[] };
  /** By whom, under the mandates they may act under; null: only the plan is made, nothing is written. */
  readonly by: Viewer | null;
  readonly now: Date;
}

/**
 * Reads a file, compares it with the texts as they are, and writes what is new, provision by provision: one that is
 * refused holds up none. What conflicts is never written. The same file again changes nothing.
 */
export async function importXliff(
  db: Database,
  { text, edition, by, now }: ImportRequest,
): Promise<XliffImport> {
  const read = readXliff(text);
  if (!read.ok) return read;
  const language = read.target;
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
    const outcomes: Outcome[] = [];
    for (const step of steps) {
      const refusal =
        by && step.outcome === 'new' ? await write(db, by, { paper, language, step }, now) : null;
      outcomes.push(refusal ? { outcome: 'refused', ref: step.ref, why: refusal } : step);
    }
    papers.push({ paper: paper.slug, outcomes });
  }
  return { ok: true, language, papers };
}

interface Writing {
  readonly paper: PaperTranslation;
  readonly language: string;
  readonly step: Extract<Step, { outcome: 'new' }>;
}

async function write(
  db: Database,
  by: Viewer,
  { paper, language, step }: Writing,
  now: Date,
): Promise<ReviseRefusal | null> {
  const { ref, content, basis } = step;
  const text = paper.texts.find((found) => found.ref === ref);
  const given = {
    paper: paper.slug,
    ref,
    language,
    content,
    basis,
    key: randomUUID(),
    seen: text?.seen,
  };
  const result = await reviseProvision(db, by, given, now);
  return result.ok ? null : result.refusal;
}
