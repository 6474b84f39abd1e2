// Run by the tests as a process of its own: starts the server on the folder it is given, tells on its
// standard output what it found, then writes row after row, telling each only once the server acknowledged it.
import process from 'node:process';
import pg from 'pg';
import { startEmbedded } from './start.ts';

const [dataFolder = '', mode = 'write'] = process.argv.slice(2);

const began = Date.now();
const server = await startEmbedded({ dataFolder, log: (line) => console.log(`log ${line}`) });
const client = new pg.Client({ connectionString: server.url });
// The test kills one or the other: losing the connection is the plan.
client.on('error', () => {});
await client.connect();
await client.query('create table if not exists written (id int primary key)');
const { rows } = await client.query(
  'select coalesce(max(id), 0) as last, count(*)::int as count from written',
);
console.log(`started ${rows[0].last} ${rows[0].count} ${Date.now() - began}`);

if (mode === 'once') {
  await client.end();
  await server.stop();
} else {
  for (let id = rows[0].last + 1; mode === 'write'; id += 1) {
    await client.query('insert into written values ($1)', [id]);
    console.log(`acknowledged ${id}`);
  }
}
