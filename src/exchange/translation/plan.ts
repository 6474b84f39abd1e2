import { longest } from '../../domain/longest.ts';
import { type Inline, plainText } from '../../domain/papers/inline.ts';
import type { TranslationText } from '../../queries/translation-texts.ts';
import { fingerprint } from './fingerprint.ts';
import { marksOf, sameMarks } from './marks.ts';
import type { TextRead } from './read-inline.ts';
import type { UnitRead, UnitState } from './read-xliff.ts';

/** Why a unit cannot be used at all. */
type UnitRefusal =
  | 'no-such-provision'
  | 'unidentified'
  | 'incomplete'
  | 'emptied'
  | 'codes'
  | 'marks'
  | 'too-long';

/** What an import does with one unit. */
export type Step =
  | {
      readonly outcome: 'new';
      readonly ref: string;
      readonly content: readonly Inline[];
      /** The state that was compared. */
      readonly basis: number;
      /** The fingerprint of the texts that were compared, as `Segment` has it. */
      readonly seen: string;
      readonly words: string;
      readonly wordsHere: string | null;
    }
  | { readonly outcome: 'unchanged'; readonly ref: string }
  | {
      readonly outcome: 'conflict';
      readonly ref: string;
      readonly why: 'source-changed' | 'translation-changed';
      /** The original as it was when the file left, and as it is. */
      readonly source: string;
      readonly sourceHere: string;
      /** The translation of the file, and that of the platform. */
      readonly words: string;
      readonly wordsHere: string | null;
    }
  | { readonly outcome: 'refused'; readonly ref: string; readonly why: UnitRefusal };

/** What would become of each unit of a file, beside the texts as they are now. Writes nothing. */
export function plan(units: readonly UnitRead[], texts: readonly TranslationText[]): Step[] {
  const here = new Map(texts.map((text) => [text.ref, text]));
  return units.map((unit) => step(unit, here.get(unit.ref)));
}

function step(unit: UnitRead, text: TranslationText | undefined): Step {
  const { ref, exported, target } = unit;
  const refuse = (why: UnitRefusal): Step => ({ outcome: 'refused', ref, why });
  if (!text) return refuse('no-such-provision');
  if (!exported) return refuse('unidentified');
  if (target === 'incomplete') return refuse('incomplete');
  const absent = fingerprint(null);
  if (target === null || (target.sound && target.content.length === 0))
    return exported.target === absent ? { outcome: 'unchanged', ref } : refuse('emptied');
  const [given, now] = [fingerprint(target.content), fingerprint(text.translation)];
  const sourceMoved = fingerprint(text.source) !== exported.source;
  const confirms = given === now && !sourceMoved && confirmed(text.status, unit.state);
  // What the file brings back as it left, or as it stands here, asks for nothing.
  if (!confirms && (given === exported.target || given === now)) return { outcome: 'unchanged', ref };
  if (!target.sound) return refuse('codes');
  const wordsHere = text.translation && plainText(text.translation);
  const words = plainText(target.content);
  if (sourceMoved || (now !== exported.target && given !== now))
    return {
      outcome: 'conflict',
      ref,
      why: sourceMoved ? 'source-changed' : 'translation-changed',
      source: plainText(unit.source.content),
      sourceHere: plainText(text.source),
      words,
      wordsHere,
    };
  if (words.length > longest.provision) return refuse('too-long');
  if (!marksFit(target, text)) return refuse('marks');
  return {
    outcome: 'new',
    ref,
    content: target.content,
    basis: text.basis,
    seen: text.seen,
    words,
    wordsHere,
  };
}

/** Whether a person says of words that stand here already that they are right: those of a machine, or of before. */
const confirmed = (status: string | null, state: UnitState): boolean =>
  status === 'stale' ? state === 'final' : status === 'machine' && ['reviewed', 'final'].includes(state);

/** A translation has the marks of the original, or those it had already: a link may lead to a page in its language. */
const marksFit = (target: TextRead, { source, translation }: TranslationText): boolean =>
  sameMarks(target.marks, marksOf(source)) ||
  (translation !== null && sameMarks(target.marks, marksOf(translation)));
