import { spawn } from 'node:child_process';
import process from 'node:process';
import { checkoutFolder } from '../settings.ts';

/** What a command printed and how it ended. */
export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `parvis` as npm does, with only these settings, and this on its standard input. */
export function runParvis(
  args: readonly string[],
  settings: Record<string, string>,
  input = '',
): Promise<Ran> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['bin/parvis.mjs', ...args], {
    cwd: checkoutFolder,
    env: { ...(PATH && { PATH }), ...(HOME && { HOME }), ...settings },
    stdio: 'pipe',
  });
  // A command that reads nothing may have ended before.
  child.stdin.on('error', () => undefined).end(input);
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}
