import type { Context } from 'hono';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Answers with a page. */
export function show(
  c: Context,
  page: VNode,
  status: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 500 = 200,
): Response {
  return c.html(`<!doctype html>${renderToString(page)}`, status);
}
