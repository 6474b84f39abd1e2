import type { PageContext } from './page-context.ts';
import type { Handler } from './site.ts';

/** The page's context, for a page that no cache may keep: it is one person's own, or opened by a private link. */
export function privately(c: Parameters<Handler>[0]): PageContext {
  c.header('Cache-Control', 'private, no-store');
  return c.get('page');
}
