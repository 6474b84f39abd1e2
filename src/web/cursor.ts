import type { Context } from 'hono';

/** Where a page of a list begins, from its address; null for its beginning, and for what no list ever gave. */
export function cursorOf(c: Context, name = 'after'): number | null {
  const given = c.req.query(name) ?? '';
  return /^\d{1,15}$/.test(given) ? Number(given) : null;
}
