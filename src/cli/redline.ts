import { parseArgs } from 'node:util';
import type { Text } from '../domain/amendments/amendment.ts';
import { applyOperations } from '../domain/amendments/apply.ts';
import { operationsBetween } from '../domain/amendments/derive.ts';
import { recognise, textOfParagraphs } from '../domain/amendments/recognise.ts';
import { redlineOf } from '../domain/amendments/redline.ts';
import { BadUsage, type Command } from './command.ts';
import { languageTag, readParagraphs, standardInput } from './files.ts';
import { redlinePage, redlineWords } from './redline-words.ts';

/** Shows what changed from one file to another. */
export const redlineCommand: Command = {
  name: 'redline',
  summary:
    'Marks what changed between two files of text or Markdown: as text, a page, or operations in JSON.',
  usage: '<old> <new> [--lang <language>] [--text | --html | --json]',
  async run(args, io) {
    const { positionals, values } = parseArgs({
      args,
      options: {
        lang: { type: 'string' },
        html: { type: 'boolean', default: false },
        text: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const [before, after] = positionals;
    if (!before || !after || positionals.length > 2)
      throw new BadUsage('Say which two files: the old one, the new one.');
    if (before === standardInput && after === standardInput)
      throw new BadUsage('Standard input, "-", can be read once only.');
    if ([values.html, values.text, io.json].filter(Boolean).length > 1)
      throw new BadUsage('Ask for one of --text, --html and --json.');
    const language = languageTag(values.lang);
    const old = textOfParagraphs(contentsOf(await readParagraphs(io, before)), language);
    const { text, descent } = recognise(old, contentsOf(await readParagraphs(io, after)), '+');
    const operations = operationsBetween(old, text, descent);
    const applied = applyOperations(old, operations);
    const outcome = applied.ok ? applied.value : { text: old, descent: [], moved: [] };
    const marked = redlineOf(old, outcome);
    io.answer(values.html ? redlinePage(marked, language, `${before} → ${after}`) : redlineWords(marked), {
      language,
      before: paragraphsOf(old),
      after: paragraphsOf(text),
      descent: outcome.descent,
      operations,
    });
    return 0;
  },
};

const contentsOf = (paragraphs: readonly string[]) =>
  paragraphs.map((text) => [{ type: 'text', text } as const]);

const paragraphsOf = ({ provisions }: Text) => provisions.map(({ ref, content }) => ({ ref, content }));
