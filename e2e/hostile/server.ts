import { spawn } from 'node:child_process';
import process from 'node:process';
import { checkoutFolder } from '../../src/settings.ts';

/** The server as `npm start` runs it: a process of its own that listens on a port. */
export interface RealServer {
  readonly origin: string;
  readonly port: number;
  /** What it wrote of faults of its own. */
  faults(): string;
  stop(): Promise<void>;
}

export async function startServer(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RealServer> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['bin/parvis.mjs', 'serve'], {
    cwd: checkoutFolder,
    env: {
      ...(PATH && { PATH }),
      ...(HOME && { HOME }),
      PORT: '0',
      DATABASE_URL: databaseUrl,
      PARVIS_SECRET: 'k8Zr1bQ0vXyT4nLs7Wd2MfHc9JpGu6Ea',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, faults] = ['', ''];
  child.stderr.on('data', (data) => {
    faults += data;
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      said += data;
      const found = /listening on http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (found) resolve(Number(found));
    });
    child.once('close', () => reject(new Error(`the server did not start: ${faults}`)));
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    origin: `http://localhost:${port}`,
    port,
    faults: () =>
      faults.replace(/^(Loading the demonstration edition|.*ExperimentalWarning: .*|\(Use `node .*)\n/gm, ''),
    async stop() {
      child.kill('SIGTERM');
      await closed;
    },
  };
}
