/** Whether the database answers. */
export { isReady } from '../store/database.ts';
