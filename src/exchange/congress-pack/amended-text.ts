import type { Operation, Text } from '../../domain/amendments/amendment.ts';
import { applyOperations } from '../../domain/amendments/apply.ts';
import { namesTouched } from '../../domain/amendments/names.ts';
import { canonical } from '../../domain/papers/inline.ts';
import type { PackPaper, PackVersion } from './pack.ts';
import type { PackAmendment, PackWording } from './pack-amendments.ts';

/** The text a wording is against: its version, or what the amendment it amends makes of it; null when there is none. */
export function textAmended(paper: PackPaper, amendment: PackAmendment, wording: PackWording): Text | null {
  const version = paper.versions.find(({ number }) => number === wording.version);
  if (!version) return null;
  if (amendment.parent === undefined)
    return textOf(version, wording.language ?? paper.authentic, paper.authentic);
  const parent = paper.amendments.find(({ code }) => code === amendment.parent);
  const above = parent?.wordings[(wording.parent_wording ?? 0) - 1];
  // Words of one language are not compared with those of another.
  if (above && above.language !== wording.language) return null;
  // An amendment cannot amend what comes after it: that would never end.
  if (!parent || !above || parent.code.length >= amendment.code.length) return null;
  const text = textAmended(paper, parent, above);
  const applied = text && applyOperations(text, above.operations);
  return applied?.ok ? applied.value.text : null;
}

/** A provision that has no words in the language stands in the authentic one. */
function textOf(version: PackVersion, language: string, authentic: string): Text {
  const provisions = version.provisions.map(({ ref, kind, level, part, addressee, texts }) => ({
    ref,
    shape: { kind, level, part, addressee },
    content: canonical((texts[language] ?? texts[authentic])?.content ?? []),
  }));
  return { language, provisions };
}

/** § of the first provision that operations touch in a version; 0 before the first, or when all they touch is new. */
export function firstTouched(version: PackVersion, operations: readonly Operation[]): number {
  const touched = new Set(operations.flatMap((operation) => namesTouched(operation)));
  let number = 0;
  const found = version.provisions.flatMap(({ ref, kind }) => {
    if (kind !== 'heading' && kind !== 'note') number++;
    return touched.has(ref) ? [number] : [];
  });
  return found.length === 0 ? 0 : Math.min(...found);
}

/** § that the code of an amendment names; 0 when it names none. */
export const numberIn = (code: string): number => Number(/-A\d+-(\d{3,9})$/.exec(code)?.[1] ?? 0);

/** Which one to its provision, or to the amendment it amends, an amendment is by its code; null when it is no such code. */
export function ordinalIn(code: string, prefix: string, suffix: string): number | null {
  if (!code.startsWith(prefix) || !code.endsWith(suffix)) return null;
  const ordinal = code.slice(prefix.length, code.length - suffix.length);
  return /^[1-9]\d*$/.test(ordinal) ? Number(ordinal) : null;
}
