// Runs PostgreSQL and stops it when our standard input closes: the kernel closes that pipe however the
// process that started us ends, kill -9 included, so no server is left behind holding the cluster.
// Arguments: account as "uid:gid" or "-", the folder of the cluster, pg_ctl, postgres, its arguments.
import { spawn } from 'node:child_process';

const [account = '-', cluster = '', pgCtl = '', postgres = '', ...args] = process.argv.slice(2);
const [uid, gid] = account.split(':').map(Number);
const identity = account === '-' ? {} : { uid, gid };

const server = spawn(postgres, args, { ...identity, cwd: '/', stdio: ['ignore', 'inherit', 'inherit'] });
server.on('error', (error) => {
  console.error(`FATAL:  PostgreSQL does not start: ${error.message}`);
  process.exit(1);
});
server.on('exit', (code) => process.exit(code ?? 1));

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  if (process.platform === 'win32') {
    // Windows has no SIGINT to send; pg_ctl speaks to the server through its own named pipe.
    spawn(pgCtl, ['stop', '-m', 'fast', '-D', cluster], { stdio: 'ignore' });
    return;
  }
  server.kill('SIGINT'); // fast: transactions in hand are rolled back, the cluster is closed cleanly
  setTimeout(() => server.kill('SIGQUIT'), 10_000); // at once: what was acknowledged is safe in the log
}

process.stdin.on('close', stop);
process.stdin.on('error', stop);
process.stdin.resume();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
