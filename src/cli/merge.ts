import { parseArgs } from 'node:util';
import type { Amendment } from '../domain/amendments/amendment.ts';
import type { Conflict, ConflictKind } from '../domain/amendments/conflicts.ts';
import { operationsBetween } from '../domain/amendments/derive.ts';
import { mergeAmendments } from '../domain/amendments/merge.ts';
import { recognise, textOfParagraphs } from '../domain/amendments/recognise.ts';
import { plainText } from '../domain/papers/inline.ts';
import { BadUsage, type Command } from './command.ts';
import { languageTag, readParagraphs, standardInput } from './files.ts';

/** Puts together what several files change in one. */
export const mergeCommand: Command = {
  name: 'merge',
  summary:
    'Prints a text with all that amended files change in it, in whatever order they are named, or their conflicts.',
  usage: '<base> <amended>... [--lang <language>] [--json]',
  async run(args, io) {
    const { positionals, values } = parseArgs({
      args,
      options: { lang: { type: 'string' } },
      allowPositionals: true,
    });
    const [baseFile, ...amended] = positionals;
    if (!baseFile || amended.length === 0)
      throw new BadUsage('Say which files: the base, then those that amend it.');
    if (new Set(amended).size < amended.length) throw new BadUsage('Name each amended file once.');
    if (baseFile === standardInput && amended.includes(standardInput))
      throw new BadUsage('Standard input, "-", can be read once only.');
    const contents = async (file: string) =>
      (await readParagraphs(io, file)).map((text) => [{ type: 'text', text } as const]);
    const base = textOfParagraphs(await contents(baseFile), languageTag(values.lang));
    const amendments: Amendment[] = [];
    for (const file of [...amended].sort()) {
      const { text, descent } = recognise(base, await contents(file), `${file}:`);
      const operations = operationsBetween(base, text, descent);
      if (operations.length > 0) amendments.push({ id: file, operations });
    }
    const merged = mergeAmendments(base, amendments);
    if (!merged.ok) {
      if (io.json) io.answer('', { ok: false, conflicts: merged.conflicts.map(told) });
      else for (const conflict of merged.conflicts) io.note(conflictWords(conflict));
      return 1;
    }
    const paragraphs = merged.text.provisions.map(({ ref, content }) => ({
      text: plainText(content),
      amendedBy: merged.traces.get(ref) ?? [],
    }));
    io.answer(paragraphs.map(({ text }) => text).join('\n\n'), { ok: true, paragraphs });
    return 0;
  },
};

/** A conflict with the paragraph of the base, counted from 1; 0 for the gap before the first. */
const told = ({ ref, ...conflict }: Conflict) => ({ ...conflict, paragraph: Number(ref ?? 0) });

const kinds: Readonly<Record<ConflictKind, string>> = {
  inapplicable: 'what it does cannot be done',
  words: 'both change the same words',
  insertions: 'both add words at one point',
  'insertion-inside': 'one adds words inside what the other removes or replaces',
  'insertion-beside': 'one adds words right beside what the other replaces',
  'split-inside': 'one splits the paragraph where the other changes words',
  'no-words': 'together they leave no words',
  'delete-replace': 'one withdraws the paragraph that the other rewords',
  structure: 'they withdraw, move, split or join it in different ways',
  gap: 'both put something behind it',
  'place-moves': 'one puts something behind what the other moves',
  'place-joined': 'one puts something between what the other joins',
  name: 'both give one name to different paragraphs',
};

function conflictWords({ kind, between, ref, words, at }: Conflict): string {
  const place = ref === null ? 'before the first paragraph' : `paragraph ${ref}`;
  const quoted = words === '' ? '' : ` ${JSON.stringify(words)}`;
  const where = at === null ? '' : `, character ${at + 1}`;
  return `${between.join(' and ')}: ${place}${where}: ${kinds[kind]}${quoted && `:${quoted}`}`;
}
