import { decide } from '../../domain/people/permissions/permissions.ts';
import { exportXliff } from '../../exchange/translation/export-xliff.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { openToday } from '../open-today.ts';
import { privately } from '../private.ts';
import type { Handler, Site } from '../site.ts';
import { placeOf } from './paper.tsx';
import { refusalPage } from './refusal.tsx';
import { attachment } from './source-file.ts';

/** A paper with its draft as XLIFF into one language, for who may translate it: to be saved, and kept by no cache. */
export const translationFile =
  (site: Site): Handler =>
  async (c) => {
    const page = privately(c);
    const into = c.req.param('into') ?? '';
    const head = await paperHead(site.db, page.edition.id, c.req.param('paper') ?? '', page.language);
    if (!head) return c.notFound();
    const request = { act: 'translate', place: placeOf(head), open: openToday(page) } as const;
    const decision = decide(page.viewer, request);
    if (!decision.ok) return refusalPage(c, decision);
    const result = await exportXliff(site.db, page.edition, head.slug, into);
    if (!result.ok) return c.notFound();
    return c.body(result.xliff, 200, {
      'Content-Type': 'application/xliff+xml; charset=utf-8',
      'Content-Disposition': attachment(`${head.slug}-${result.version}-${head.authentic}-${into}.xlf`),
    });
  };
