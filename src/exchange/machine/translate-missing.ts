import {
  type AskMachineRefusal,
  askMachine,
  saveMachineTranslation,
  type Untranslated,
} from '../../actions/ask-machine.ts';
import type { Viewer } from '../../domain/people/viewer.ts';
import { done, type Result } from '../../domain/result.ts';
import type { Database } from '../../queries/database.ts';
import type { Machine, MachineFailure } from './machine.ts';
import { readTagged, writeTagged } from './tagged.ts';

/** What a machine did. */
export interface MachineRun {
  readonly written: number;
  /** What came back with its marks broken, or that somebody wrote meanwhile: nothing of it was kept. */
  readonly refused: readonly string[];
  /** What was not sent, since its words are not published. */
  readonly unpublished: number;
  /** What is still to be done: asked again, it goes on there. */
  readonly left: number;
  /** Why it stopped before the end. */
  readonly failure: MachineFailure | null;
}

interface Request {
  readonly machine: Machine;
  readonly paper: string;
  readonly language: string;
  readonly by: Viewer | null;
  readonly now: () => Date;
  /** The most passages of one run. */
  readonly most?: number;
  onProgress?(done: number, of: number): void;
}

/**
 * Has a machine translate what is missing of a paper, a handful of passages at a time; no transaction waits for it. What
 * it made is saved as it comes, so that a failure loses nothing.
 */
export async function translateMissing(
  db: Database,
  { machine, paper, language, by, now, most = Number.POSITIVE_INFINITY, onProgress }: Request,
): Promise<Result<MachineRun, AskMachineRefusal>> {
  const asked = await askMachine(db, by, { paper, language, machine: machine.name }, now());
  if (!asked.ok) return asked;
  const { authentic, passages, unpublished } = asked.value;
  const wanted = passages.slice(0, most);
  const refused: string[] = [];
  let [answered, failure]: [number, MachineFailure | null] = [0, null];
  for (const batch of batchesOf(wanted, machine)) {
    const tagged = batch.map(({ content }) => writeTagged(content));
    const answer = await machine.translate(
      tagged.map(({ text }) => text),
      authentic,
      language,
    );
    if (!answer.ok) {
      failure = answer.failure;
      break;
    }
    for (const [index, { ref, basis, seen }] of batch.entries()) {
      const content = readTagged(answer.texts[index] ?? '', tagged[index]?.marks ?? new Map());
      const given = { paper, language, machine: machine.name, ref, basis, seen };
      const saved = content && (await saveMachineTranslation(db, by, { ...given, content }, now()));
      if (!saved?.ok) refused.push(ref);
    }
    answered += batch.length;
    onProgress?.(answered, wanted.length);
  }
  const written = answered - refused.length;
  return done({ written, refused, unpublished, left: passages.length - answered, failure });
}

/** As many passages at once as the machine takes; one alone that is too long for it goes alone. */
function batchesOf(passages: readonly Untranslated[], { most }: Machine): Untranslated[][] {
  const batches: Untranslated[][] = [];
  let room = 0;
  for (const passage of passages) {
    const length = writeTagged(passage.content).text.length;
    const last = batches.at(-1);
    if (last && last.length < most.texts && length <= room) {
      last.push(passage);
      room -= length;
    } else {
      batches.push([passage]);
      room = most.characters - length;
    }
  }
  return batches;
}
