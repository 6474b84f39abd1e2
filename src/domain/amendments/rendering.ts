import { canonical, type Inline } from '../papers/inline.ts';
import type { Operation, Text } from './amendment.ts';
import { sameContent } from './same.ts';

/** Whether operations say the same in every language: they hold no words, and no place among words. */
export const isWordless = (operations: readonly Operation[]): boolean =>
  operations.every(({ kind }) => kind === 'delete' || kind === 'move' || kind === 'merge');

/** The provisions whose words operations give anew, by name. */
const wordsGiven = (operations: readonly Operation[]): Map<string, readonly Inline[]> =>
  new Map(
    operations.flatMap((operation) =>
      operation.kind === 'replace' || operation.kind === 'insert'
        ? [[operation.ref, canonical(operation.content)] as const]
        : [],
    ),
  );

/** Words of a provision in another language than the authentic one. */
export interface KeptWords {
  readonly ref: string;
  readonly content: readonly Inline[];
}

/**
 * What an amendment worded in another language leaves as the translation of a new text: its own words, wherever the
 * text says exactly what the authentic wording of the amendment says there. Where other amendments changed the same
 * provision, its words are no translation of what came out.
 */
export function keptWords(
  own: readonly Operation[],
  authentic: readonly Operation[],
  { provisions }: Text,
): KeptWords[] {
  const says = wordsGiven(authentic);
  const written = wordsGiven(own);
  return provisions.flatMap(({ ref, content }) => {
    const words = written.get(ref);
    return words && sameContent(says.get(ref) ?? [], content) ? [{ ref, content: words }] : [];
  });
}
