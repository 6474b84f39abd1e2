import { type ControlledTransaction, sql } from 'kysely';
import type { Database } from './database.ts';
import type { DB } from './schema.generated.ts';

/** A database in which whatever is done within `run` is undone afterwards. */
export interface RolledBack {
  /** Reads and writes the transaction that runs; an act's own transaction becomes a savepoint of it. */
  readonly db: Database;
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Wraps a database so that each case of a test leaves it as it was, without a new database for each. */
export function rolledBack(outer: Database): RolledBack {
  let current: ControlledTransaction<DB> | null = null;
  const db = new Proxy(outer, {
    get(_, name) {
      const inner = current ?? outer;
      if (name === 'transaction' && current) return () => savepointOf(inner);
      // There is one connection while a transaction runs: its own.
      if (name === 'connection' && current)
        return () => ({ execute: (work: (connection: Database) => unknown) => work(inner) });
      const value: unknown = Reflect.get(inner, name, inner);
      return typeof value === 'function' ? value.bind(inner) : value;
    },
  });
  return {
    db,
    async run(work) {
      current = await outer.startTransaction().execute();
      try {
        return await work();
      } finally {
        const ended = current;
        current = null;
        await ended.rollback().execute();
      }
    },
  };
}

/** What an act takes for a transaction of its own. */
const savepointOf = (inner: Database) => ({
  async execute<T>(act: (trx: Database) => Promise<T>): Promise<T> {
    await sql`savepoint act`.execute(inner);
    try {
      const result = await act(inner);
      await sql`release savepoint act`.execute(inner);
      return result;
    } catch (error) {
      await sql`rollback to savepoint act`.execute(inner);
      throw error;
    }
  },
});
