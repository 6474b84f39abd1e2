import { decide } from '../domain/people/permissions/permissions.ts';
import { type PaperHead, paperHead } from '../queries/paper-text.ts';
import { openToday } from './open-today.ts';
import { placeOf } from './pages/paper.tsx';
import { refusalPage } from './pages/refusal.tsx';
import { privately } from './private.ts';
import type { Handler, Site } from './site.ts';

/** A paper and the language it is translated into here, for who may; else the page that says why not. */
type FoundDesk =
  | { readonly head: PaperHead; readonly target: string }
  | { readonly refusal: Response | Promise<Response> };

/** The desk that an address names. It is one person's own work: no cache keeps what is shown of it. */
export async function deskOf(site: Site, c: Parameters<Handler>[0]): Promise<FoundDesk> {
  const page = privately(c);
  const { edition } = page;
  const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', page.language);
  const target = edition.contentLanguages.find((code) => code === c.req.param('target'));
  // The clauses of an outcome are not translated passage by passage.
  if (!head || head.kind === 'outcome' || target === undefined || target === head.authentic)
    return { refusal: c.notFound() };
  const request = { act: 'translate', place: placeOf(head), open: openToday(page) } as const;
  const decision = decide(page.viewer, request);
  return decision.ok ? { head, target } : { refusal: refusalPage(c, decision) };
}
