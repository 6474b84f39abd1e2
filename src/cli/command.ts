/** Where a command writes, and what it is told besides its arguments. */
export type Io = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether --json was given. */
  readonly json: boolean;
  /** Says what happens on the way; never part of the answer. */
  note(line: string): void;
  /** The answer: `data` as JSON when --json was given, else `text`. */
  answer(text: string, data: unknown): void;
};

/** One subcommand of `parvis`, in a file of its own listed in `commands.ts`. */
export type Command = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The arguments, as `parvis <name> <usage>`. */
  readonly usage: string;
  /** Answers the exit code. Throws `BadUsage` or an error of `parseArgs` for wrong arguments. */
  run(args: string[], io: Io): Promise<number>;
};

/** The arguments make no sense: the usage is shown and the exit code is 2. */
export class BadUsage extends Error {}

/** The command cannot run here, for a reason its words tell: they are shown alone and the exit code is 1. */
export class CannotRun extends Error {}
