/** What a query runs on. Pages name it through here: they never reach into the store. */
export type { Database } from '../store/database.ts';
