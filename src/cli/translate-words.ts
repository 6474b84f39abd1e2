import type { TermCheck } from '../domain/terms/check-terms.ts';
import type { MachineRun } from '../exchange/machine/translate-missing.ts';
import type { Outcome, PaperImport } from '../exchange/translation/import-xliff.ts';

/** Why a file, or a unit of it, was refused, and what to do. */
const words: Readonly<Record<string, string>> = {
  'too-large': 'The file is larger than any paper is.',
  'too-deep': 'The file has elements inside elements deeper than any paper has.',
  doctype: 'The file declares a document type or entities: remove them.',
  'not-xml': 'The file is not well-formed XML.',
  'not-xliff-2': 'The file is not XLIFF 2.0 or 2.1.',
  'no-languages': 'The file must name its languages: srcLang and trgLang.',
  'no-units': 'The file has no unit.',
  'units-repeat': 'The file has the same unit twice.',
  'no-such-paper': 'There is no such paper in this edition.',
  'not-a-paper': 'The clauses of the outcome are not translated this way.',
  'no-such-language': 'That is no language of this edition, or it is the authentic one of the paper.',
  'other-source': 'The source language of the file is not the authentic one of the paper.',
  'no-such-provision': 'the paper has no such provision any more',
  unidentified: 'what the text was at the export was lost: keep the metadata of the unit',
  incomplete: 'only a part of it is translated',
  emptied: 'it had a translation and has none any more',
  codes: 'its inline codes are unknown, doubled, unpaired or around no word',
  marks: 'its emphasis, links and notes are not those of the original',
  'too-long': 'it is too long',
  'terms-missing':
    'it lacks words that the termbase expects, or has words it rejects: --waive-terms writes it',
  'changed-meanwhile': 'it was changed while the file was read: import it again',
  'sign-in-first': 'the mandate has no holder',
  'not-your-role': 'this mandate does not translate',
  'not-your-track': 'this mandate does not cover this paper',
  'not-your-organisation': 'this mandate is of another organisation',
  'phase-closed': 'no phase of today is open to drafting',
  'no-such-mandate': 'there is no such mandate',
  'mandate-revoked': 'this mandate was revoked',
  'mandate-ended': 'this mandate has ended',
  'mandate-not-begun': 'this mandate has not begun',
  'source-changed': 'the original changed since the export',
  'translation-changed': 'the translation was changed here since the export',
};

/** Why a machine stopped. */
const failures: Readonly<Record<NonNullable<MachineRun['failure']>, string>> = {
  unreachable: 'it could not be reached',
  'too-slow': 'it took too long to answer',
  'key-refused': 'it refuses the key: see TRANSLATION_MACHINE_KEY',
  quota: 'what it may translate is used up',
  busy: 'it is asked too often: try again later',
  'pair-refused': 'it does not translate between these languages',
  failed: 'it broke down',
  malformed: 'it answered something that is no translation',
};

/** What a machine did of a paper. */
export function machineWords(paper: string, run: MachineRun): string {
  const lines = [
    ...run.refused.map((ref) => `${paper}/${ref}: came back broken, or was written meanwhile; not kept`),
    ...(run.unpublished > 0 ? [`${run.unpublished} not sent: their words are not published`] : []),
    ...(run.failure ? [`The machine stopped: ${failures[run.failure]}.`] : []),
    `${paper}: ${run.written} written by machine, to be reviewed; ${run.refused.length} refused, ${run.left} left`,
  ];
  return lines.join('\n');
}

export const refusalWords = (refusal: string): string => words[refusal] ?? refusal;

/** What became, or would become, of each unit, with both sides of every conflict; then how many there are of each. */
export function importWords(papers: readonly PaperImport[], dryRun: boolean): string {
  const lines = papers.flatMap(({ paper, outcomes }) => [
    ...outcomes.flatMap((outcome) => linesOf(paper, outcome)),
    `${paper}: ${count(outcomes, 'new')} ${dryRun ? 'to write' : 'written'}, ${count(outcomes, 'unchanged')} unchanged, ${count(outcomes, 'conflict')} in conflict, ${count(outcomes, 'refused')} refused`,
  ]);
  return lines.join('\n');
}

const count = (outcomes: readonly Outcome[], outcome: Outcome['outcome']): number =>
  outcomes.filter((given) => given.outcome === outcome).length;

function linesOf(paper: string, given: Outcome): string[] {
  const place = `${paper}/${given.ref}`;
  switch (given.outcome) {
    case 'unchanged':
      return [];
    case 'new':
      return [`${place}: ${given.words}`, ...given.lacks.map(termLine)];
    case 'refused':
      return [`${place}: refused, ${refusalWords(given.why)}`];
    case 'conflict':
      return [
        `${place}: conflict, ${refusalWords(given.why)}`,
        `  original then:    ${given.source}`,
        `  original now:     ${given.sourceHere}`,
        `  translation file: ${given.words}`,
        `  translation here: ${given.wordsHere ?? '(none)'}`,
      ];
  }
}

/** A term that a translation lacks, or says wrongly. */
const termLine = ({ source, expected, present, forbidden }: TermCheck): string =>
  [
    `  termbase: ${source} → ${expected ?? '(none)'}`,
    ...(present ? [] : ['missing']),
    ...forbidden.map((form) => `to be avoided: ${form}`),
  ].join(', ');
