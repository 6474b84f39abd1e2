import { attachSource } from '../../actions/attach-source.ts';
import { withdrawSource } from '../../actions/withdraw-source.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { openToday } from '../open-today.ts';
import { placeOf } from '../pages/paper.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import { showVersions } from '../pages/versions.tsx';
import type { Handler, Site } from '../site.ts';
import { filesIn } from './form.ts';

const faulty = ['empty', 'too-large', 'unknown-type', 'active', 'two-types', 'damaged'] as const;

/** Attaches a file to a paper. Who may not is told before the file is read. */
export const attachSourceAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition, viewer } = page;
    const paper = c.req.param('paper') ?? '';
    const head = await paperHead(site.db, edition.id, paper, language);
    if (!head) return c.notFound();
    const decision = decide(viewer, { act: 'attach-source', place: placeOf(head), open: openToday(page) });
    if (!decision.ok) return refusalPage(c, decision);
    const { file } = await filesIn(c);
    if (!file || file.size === 0) return showVersions(site, c, { file: t('fault.file.empty') });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const result = await attachSource(site.db, viewer, { paper, name: file.name, bytes }, site.now());
    if (result.ok) return c.redirect(`${inLanguage(language, addresses.versions(paper))}#sources`, 303);
    const fault = faulty.find((name) => name === result.refusal);
    return fault ? showVersions(site, c, { file: t.of('fault.file', fault) }) : refusalPage(c, result);
  };

export const withdrawSourceAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, language } = c.get('page');
    const paper = c.req.param('paper') ?? '';
    const given = { paper, sha256: c.req.param('sha256') ?? '' };
    const result = await withdrawSource(site.db, viewer, given, site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(`${inLanguage(language, addresses.versions(paper))}#sources`, 303);
  };
