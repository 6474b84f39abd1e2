import { z } from 'zod';
import { inviteOrganisations, type NewInvitation } from '../../actions/invite-organisations.ts';
import { withdrawInvitation } from '../../actions/withdraw-invitation.ts';
import { longest } from '../../domain/longest.ts';
import { type Capacity, capacities } from '../../domain/people/naming.ts';
import { decide, everywhere } from '../../domain/people/permissions/permissions.ts';
import { slugOf } from '../../domain/people/slug.ts';
import {
  type InvitationLine,
  type InvitationList,
  readInvitations,
  repeatedLines,
  writeInvitations,
} from '../../exchange/invitation-list.ts';
import { editionNames } from '../../queries/edition-names.ts';
import {
  knownOrganisations,
  type StandingInvitation,
  standingInvitations,
} from '../../queries/invitations.ts';
import { worksOf } from '../../queries/works-of.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { isLanguage } from '../languages/languages.ts';
import { invitationLetter } from '../letters.ts';
import { type CheckedLine, showInvitationReview } from '../pages/invitation-review.tsx';
import { showInvitations } from '../pages/invitations.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import { privately } from '../private.ts';
import type { Handler, Site } from '../site.ts';
import { exactlyIn, filesIn, typedIn } from './form.ts';

type Context = Parameters<Handler>[0];

/** Shows a list of invitations as it would be sent, with what is wrong in it. Nothing is sent yet. */
export const reviewInvitationsAct =
  (site: Site): Handler =>
  async (c) => {
    const page = privately(c);
    const decision = decide(page.viewer, { act: 'invite-organisation', place: everywhere, open: [] });
    if (!decision.ok) return refusalPage(c, decision);
    const values = await typedIn(c);
    const file = await fileOf(c);
    if (file === 'not-text')
      return showInvitations(site, c, {
        values: { ...values, list: values.list ?? '' },
        faults: { file: page.t('fault.not-text') },
      });
    const list = file || values.list;
    const read = list === undefined ? oneLine(values) : readInvitations(file || (await exactlyIn(c, 'list')));
    if (!read.ok)
      return showInvitations(site, c, {
        values: { ...values, list: list ?? '' },
        faults: { list: page.t.of('fault', read.fault) },
      });
    const lines = await check(site, c, read);
    const [only] = lines;
    if (list === undefined && only && Object.keys(only.faults).length > 0)
      return showInvitations(site, c, { values, faults: only.faults });
    return showInvitationReview(c, lines, writeInvitations(read.lines));
  };

/** Sends a list that was reviewed; one that has a fault meanwhile comes back for review. */
export const inviteAct =
  (site: Site): Handler =>
  async (c) => {
    const page = privately(c);
    const { language, edition, viewer } = page;
    const values = await typedIn(c);
    const decision = decide(viewer, { act: 'invite-organisation', place: everywhere, open: [] });
    if (!decision.ok) return refusalPage(c, decision);
    const read = readInvitations(values.list ?? '');
    if (!read.ok)
      return showInvitations(site, c, {
        values: { list: values.list ?? '' },
        faults: { list: page.t.of('fault', read.fault) },
      });
    const lines = await check(site, c, read);
    if (lines.some(({ faults }) => Object.keys(faults).length > 0))
      return showInvitationReview(c, lines, values.list ?? '');
    const names = await editionNames(site.db, edition.id);
    const result = await inviteOrganisations(
      site.db,
      viewer,
      edition.id,
      lines.map(asInvitation),
      (invitation, secret) =>
        invitationLetter(site, names[invitation.language] ?? edition.name, invitation, secret),
      site.now(),
    );
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(inLanguage(language, addresses.invitations), 303);
  };

export const withdrawInvitationAct =
  (site: Site): Handler =>
  async (c) => {
    const { language, edition, viewer } = c.get('page');
    const id = Number(c.req.param('id'));
    const result = await withdrawInvitation(site.db, viewer, edition.id, id, site.now());
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(inLanguage(language, addresses.invitations), 303);
  };

/** The words of a file that was sent along; empty when there was none. */
async function fileOf(c: Context): Promise<string | 'not-text'> {
  const { file } = await filesIn(c);
  if (!file || file.size === 0) return '';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? 'not-text' : text;
  } catch {
    return 'not-text';
  }
}

function oneLine(values: Readonly<Record<string, string>>) {
  const { organisation = '', capacity = '', on = '', email = '', language = '' } = values;
  return { ok: true as const, lines: [{ organisation, capacity, on, email, language }], dropped: [[]] };
}

/** Every line with what is wrong in it. */
async function check(site: Site, c: Context, { lines, dropped }: ReadList): Promise<CheckedLine[]> {
  const { t, edition, language } = c.get('page');
  const works = new Set((await worksOf(site.db, edition.id, null, language)).map(({ key }) => key));
  const known = await knownOrganisations(
    site.db,
    lines.map(({ organisation }) => organisation),
  );
  const placed = lines.map((given) => ({
    ...given,
    language: given.language || language,
    on: placeKey(given),
  }));
  const standing = await standingInvitations(site.db, edition.id, site.now());
  const repeated = repeatedLines(placed);
  return placed.map((line, index) => {
    const faults: Record<string, string> = {};
    if (line.organisation === '') faults.organisation = t('fault.empty');
    else if (line.organisation.length > longest.organisation) faults.organisation = t('fault.too-long');
    if (!capacities.some((capacity) => capacity === line.capacity)) faults.capacity = t('fault.choose');
    else if (
      needsPlace(line.capacity) &&
      !(line.on.startsWith(placeKind(line.capacity)) && works.has(line.on))
    )
      faults.on = t(line.capacity === 'lead' ? 'fault.track' : 'fault.paper');
    if (!z.email().max(longest.email).safeParse(line.email).success) faults.email = t('fault.email');
    if (!isLanguage(line.language)) faults.language = t('fault.choose');
    const notes: string[] = [];
    if (repeated[index]) notes.push(t('invitations.repeated', { line: repeated[index] }));
    if (standing.some((one) => isSame(one, line))) notes.push(t('invitations.standing'));
    if (dropped[index]?.length) notes.push(t('invitations.dropped'));
    return { line, known: known.has(line.organisation), faults, notes };
  });
}

type ReadList = Extract<InvitationList, { ok: true }>;

/** Whether an invitation that waits for an answer is the one a line would send: it would not be sent again. */
const isSame = (standing: StandingInvitation, { organisation, capacity, on }: InvitationLine): boolean =>
  standing.capacity === capacity &&
  standing.on === (needsPlace(capacity) ? on : '') &&
  (standing.slug === slugOf(organisation) || standing.names.includes(organisation));

const needsPlace = (capacity: string) => capacity === 'lead' || capacity === 'coauthor';
const placeKind = (capacity: string) => (capacity === 'lead' ? 'track/' : 'paper/');

/** `accessible-cities` or `track/accessible-cities`: both name the same track in a list. */
const placeKey = ({ capacity, on }: InvitationLine) =>
  on === '' || on.includes('/') || !needsPlace(capacity) ? on : placeKind(capacity) + on;

function asInvitation({ line }: CheckedLine): NewInvitation {
  const capacity = line.capacity as Capacity;
  return { ...line, capacity, on: needsPlace(capacity) ? line.on.replace(/^\w+\//, '') : '' };
}
