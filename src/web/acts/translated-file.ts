import { z } from 'zod';
import { importXliff } from '../../exchange/translation/import-xliff.ts';
import { parseReviewed, writeReviewed } from '../../exchange/translation/reviewed.ts';
import { deskOf } from '../desk-of.ts';
import { deskAddress, deskPlaceOf } from '../forms/desk-place.tsx';
import { showFileReview } from '../pages/file-review.tsx';
import { showFileTaken } from '../pages/file-taken.tsx';
import { showTranslatedFile } from '../pages/translated-file.tsx';
import type { Handler, Site } from '../site.ts';
import { exactlyIn, filesIn, typedIn } from './form.ts';

/** Shows what a file that a translation tool made would change. Nothing is written yet. */
export const reviewFileAct =
  (site: Site): Handler =>
  async (c) => {
    // Who may not translate here is told before the file is read.
    const found = await deskOf(site, c);
    if ('refusal' in found) return found.refusal;
    const { head, target } = found;
    const { edition } = c.get('page');
    const text = await textOf((await filesIn(c)).file);
    if (!text.ok) return showTranslatedFile(site, c, text.fault);
    const desk = { paper: head.slug, target };
    const read = await importXliff(site.db, { text: text.words, edition, by: null, desk, now: site.now() });
    if (!read.ok) return showTranslatedFile(site, c, read.refusal);
    return showFileReview(site, c, {
      head,
      target,
      outcomes: read.papers.flatMap((paper) => paper.outcomes),
    });
  };

type FileText =
  | { readonly ok: true; readonly words: string }
  | { readonly ok: false; readonly fault: 'empty' | 'not-text' };

/** The words of a file: translation tools write UTF-8. */
async function textOf(file: File | undefined): Promise<FileText> {
  if (!file || file.size === 0) return { ok: false, fault: 'empty' };
  try {
    const words = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return words.includes('\0') ? { ok: false, fault: 'not-text' } : { ok: true, words };
  } catch {
    return { ok: false, fault: 'not-text' };
  }
}

const waive = /^waive-(.+)$/;

/** Writes what was reviewed of a file. What was written meanwhile by others stays, and is named. */
export const takeFileAct =
  (site: Site): Handler =>
  async (c) => {
    const found = await deskOf(site, c);
    if ('refusal' in found) return found.refusal;
    const { head, target } = found;
    const { viewer, language } = c.get('page');
    const values = await typedIn(c);
    const key = z.uuid().safeParse(values.key).data;
    const passages = parseReviewed(await exactlyIn(c, 'passages'));
    if (key === undefined || !passages) return showTranslatedFile(site, c, 'again');
    const waived = new Set(Object.keys(values).flatMap((name) => waive.exec(name)?.[1] ?? []));
    const given = { paper: head.slug, language: target, passages, waived, key };
    const confirmed = await writeReviewed(site.db, viewer, given, site.now());
    if (confirmed.left.length > 0) return showFileTaken(site, c, { head, target, confirmed });
    const desk = deskAddress(language, { paper: head.slug, target }, deskPlaceOf({}));
    return c.redirect(`${desk}?taken=${confirmed.written}#taken`, 303);
  };
