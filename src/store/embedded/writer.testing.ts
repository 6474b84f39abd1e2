import { spawn } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

type Started = { readonly last: number; readonly count: number; readonly milliseconds: number };

/** A process of `writer.fixture.ts`. */
export type Writer = {
  readonly pid: number | undefined;
  /** What it found at its start; refused with what it said when it did not start. */
  readonly started: Promise<Started>;
  /** The last row acknowledged so far. */
  last(): number;
  /** Settles when row `id` has been acknowledged. */
  acknowledged(id: number): Promise<void>;
  /** Everything it printed so far. */
  said(): string;
  /** Settles when it is gone and its output is read to the end. */
  readonly ended: Promise<void>;
  /** Kills it without warning and waits until it is gone and its output is read to the end. */
  kill(): Promise<void>;
};

type RunOptions = {
  /** A command that runs the rest of its arguments, such as one that changes the user. */
  readonly through?: readonly string[];
  /** Another checkout than this one. */
  readonly checkout?: string;
};

const ownCheckout = fileURLToPath(new URL('../../..', import.meta.url));

/** Starts the writer on a data folder. */
export function runWriter(
  dataFolder: string,
  mode: 'write' | 'hold' | 'once',
  { through = [], checkout = ownCheckout }: RunOptions = {},
): Writer {
  const file = path.join(checkout, 'src/store/embedded/writer.fixture.ts');
  const [program = '', ...args] = [...through, process.execPath, '--import', 'tsx', file, dataFolder, mode];
  const child = spawn(program, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  let last = 0;
  const { promise: started, resolve, reject } = Promise.withResolvers<Started>();
  // A test that kills the writer first does not ask.
  started.catch(() => {});
  child.stderr.on('data', (data) => {
    said += data;
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [word, ...numbers] = line.split(' ');
    if (word === 'acknowledged') last = Number(numbers[0]);
    else said += `${line}\n`;
    const [at = 0, count = 0, milliseconds = 0] = numbers.map(Number);
    if (word === 'started') resolve({ last: at, count, milliseconds });
  });
  closed.then(() => reject(new Error(said)));
  return {
    pid: child.pid,
    started,
    last: () => last,
    said: () => said,
    ended: closed,
    async acknowledged(id) {
      while (last < id) {
        if (child.exitCode !== null) throw new Error(said);
        await new Promise((settle) => setTimeout(settle, 2));
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** A temporary folder that every user of the machine can enter. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parvis-folder-'));
  await chmod(folder, 0o755);
  return folder;
}
