export { isReady } from '../store/database.ts';
