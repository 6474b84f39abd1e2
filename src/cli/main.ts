import process from 'node:process';
import { BadUsage, CannotRun, type Command, type Io } from './command.ts';
import { commands } from './commands.ts';

const intro = 'Usage: npm run parvis -- <command> [arguments] [--json] [--help]';

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const width = Math.max(...all.map(({ name }) => name.length));
  return [intro, '', ...all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)].join('\n');
}

function usageOf(command: Command): string {
  return `Usage: npm run parvis -- ${`${command.name} ${command.usage}`.trim()}\n${command.summary}`;
}

function isBadUsage(error: unknown): error is Error {
  const code = error instanceof TypeError && 'code' in error ? String(error.code) : '';
  return error instanceof BadUsage || code.startsWith('ERR_PARSE_ARGS');
}

function terminal(json: boolean): Io {
  return {
    env: process.env,
    json,
    note: (line) => console.error(line),
    answer: (text, data) => console.log(json ? JSON.stringify(data, null, 2) : text),
  };
}

/** Runs one command and answers its exit code: 0 done, 1 refused or failed, 2 wrong usage or settings. */
export async function main(args: readonly string[]): Promise<number> {
  const wantsHelp = args.includes('--help') || args.includes('-h');
  const [name, ...rest] = args.filter((argument) => !['--json', '--help', '-h'].includes(argument));
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    if (name !== undefined) console.error(`There is no command "${name}".`);
    const asked = wantsHelp && name === undefined;
    console[asked ? 'log' : 'error'](await help());
    return asked ? 0 : 2;
  }
  const command = await load();
  if (wantsHelp) {
    console.log(usageOf(command));
    return 0;
  }
  try {
    return await command.run(rest, terminal(args.includes('--json')));
  } catch (error) {
    if (isBadUsage(error)) {
      console.error(`${error.message}\n${usageOf(command)}`);
      return 2;
    }
    console.error(error instanceof CannotRun ? error.message : error);
    return 1;
  }
}
