import { setMachineDrafts } from '../../actions/set-machine-drafts.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import { machineOf } from '../../exchange/machine/machine.ts';
import { translateMissing } from '../../exchange/machine/translate-missing.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { deskAddress, deskPlaceOf } from '../forms/desk-place.tsx';
import { runQuery } from '../forms/machine-run.tsx';
import { openToday } from '../open-today.ts';
import { placeOf } from '../pages/paper.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import type { Handler, Site } from '../site.ts';
import { typedIn } from './form.ts';

/** The most passages that somebody waits for at once. */
const most = 20;

/** Has the machine translate what is missing of a paper, and goes back to the desk, which says what became of it. */
export const machineAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { viewer, language, edition } = page;
    const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
    if (!head) return c.notFound();
    const request = { act: 'translate', place: placeOf(head), open: openToday(page) } as const;
    const decision = decide(viewer, request);
    if (!decision.ok) return refusalPage(c, decision);
    const machine = machineOf(site.settings.machine);
    if (!machine) return refusalPage(c, 'no-machine');
    const desk = { paper: head.slug, target: c.req.param('target') ?? '' };
    const result = await translateMissing(site.db, {
      machine,
      paper: desk.paper,
      language: desk.target,
      by: viewer,
      now: site.now,
      most,
    });
    if (!result.ok) return refusalPage(c, result);
    const back = deskAddress(language, desk, deskPlaceOf({ state: 'machine' }));
    return c.redirect(`${back}&${runQuery(result.value)}#run`, 303);
  };

export const setMachineAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, language, edition } = c.get('page');
    const { drafts } = await typedIn(c);
    const given = { edition: edition.id, drafts: drafts === 'yes' };
    const result = await setMachineDrafts(site.db, viewer, given, site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(inLanguage(language, addresses.machine), 303);
  };
