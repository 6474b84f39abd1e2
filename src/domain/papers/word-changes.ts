/** A run of text that both have, that only the new one has, or that only the old one had. */
export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * What changed from one text to another, by words as the language divides them (Unicode UAX #29). Joined without the
 * removed runs it is the new text, without the added ones the old. Longest common subsequence (Hirschberg's table,
 * kept whole: provisions have some hundred words).
 */
export function wordChanges(before: string, after: string, language: string): WordChange[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const words = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
  const old = words(before);
  const now = words(after);
  const common = commonLengths(old, now);
  const width = now.length + 1;
  const changes: { kind: WordChange['kind']; text: string }[] = [];
  const add = (kind: WordChange['kind'], text: string) => {
    const last = changes.at(-1);
    if (last?.kind === kind) last.text += text;
    else changes.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const [one, other] = [old[i], now[j]];
    const skipOld = common[(i + 1) * width + j] ?? 0;
    const skipNew = common[i * width + j + 1] ?? 0;
    if (one !== undefined && one === other) {
      add('same', one);
      i++;
      j++;
    } else if (one !== undefined && (other === undefined || skipOld >= skipNew)) {
      add('removed', one);
      i++;
    } else {
      add('added', other ?? '');
      j++;
    }
  }
  return changes;
}

/** At `i * (now.length + 1) + j`: how many words the ends of both from there on have in common, in order. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint32Array {
  const width = now.length + 1;
  const table = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const same = old[i] === now[j];
      const best = Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
      table[i * width + j] = same ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : best;
    }
  }
  return table;
}
