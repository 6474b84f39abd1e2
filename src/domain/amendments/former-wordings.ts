import type { Step } from './course.ts';

interface Wording {
  readonly number: number;
  readonly madeBy: 'author' | 'lead' | 'translator' | 'sitting' | 'carried';
  readonly fingerprint: string;
}

/**
 * Of all the wordings an amendment had, those it was given by people, not renderings of them, that are neither the one in force, which may have been carried
 * over since, nor the one its author is asked about; the first one first. A wording is `refused` when its author did not
 * agree to it.
 */
export function formerWordings<W extends Wording>(
  wordings: readonly W[],
  steps: readonly { readonly kind: Step; readonly wording: number }[],
  inForce: string,
): (W & { readonly refused: boolean })[] {
  const about = (kind: Step) => steps.filter((step) => step.kind === kind).map(({ wording }) => wording);
  const consented = about('consented');
  const asked = about('consent-asked').filter((number) => !consented.includes(number));
  const counts = wordings.findLast(({ fingerprint }) => fingerprint === inForce)?.number ?? 0;
  const byPeople = wordings.filter(({ madeBy }) => madeBy !== 'carried' && madeBy !== 'translator');
  const origin = byPeople.findLast(({ number }) => number <= counts && !asked.includes(number));
  const pending = steps.at(-1)?.kind === 'consent-asked' ? steps.at(-1)?.wording : undefined;
  return byPeople
    .filter(({ number }) => number !== origin?.number && number !== pending)
    .map((wording) => ({ ...wording, refused: asked.includes(wording.number) }));
}
