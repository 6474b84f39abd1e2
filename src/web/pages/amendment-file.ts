import { isAmendable, isBacked } from '../../domain/amendments/course.ts';
import { formerWordings } from '../../domain/amendments/former-wordings.ts';
import { verdictsOn } from '../../domain/amendments/verdicts.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import { amendableText } from '../../queries/amendable-text.ts';
import {
  amendmentBackers,
  amendmentCourse,
  amendmentWordings,
  type CourseStep,
  type PastWording,
  relatedAmendments,
} from '../../queries/amendment-course.ts';
import { type AmendedText, amendedTexts } from '../../queries/amendment-texts.ts';
import { type AmendmentEntry, amendmentNamed } from '../../queries/amendments.ts';
import { decidingSittings } from '../../queries/deciding-sittings.ts';
import { firstAuthor, ownBacking } from '../../queries/own-backing.ts';
import type { PaperHead } from '../../queries/paper-text.ts';
import { sittings } from '../../queries/sittings.ts';
import { textLanguages } from '../../queries/text-languages.ts';
import { voteRequests } from '../../queries/vote-requests.ts';
import { rewordedBy } from '../components/amendment-languages.tsx';
import { type Desk, firstTouched } from '../forms/amendment-desk.tsx';
import { isForeign } from '../forms/amendment-words.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import type { Site } from '../site.ts';
import { placeOf } from './paper.tsx';

/** Everything that is kept about an amendment, and what the reader may do with it. */
export async function amendmentFile(
  site: Site,
  page: PageContext,
  head: PaperHead,
  amendment: AmendmentEntry,
) {
  const { db } = site;
  const { id, state, parent } = amendment;
  const [steps, wordings, backers, related] = await Promise.all([
    amendmentCourse(db, id, page.language),
    amendmentWordings(db, id),
    amendmentBackers(db, id, page.language),
    relatedAmendments(db, amendment),
  ]);
  const asked =
    state === 'awaiting-consent'
      ? wordings.find(({ number }) => number === steps.at(-1)?.wording)
      : undefined;
  const former = formerWordings(wordings, steps, amendment.fingerprint);
  // At most 0: the rows of amendments are above.
  const other = (wording: PastWording) => ({ ...amendment, ...wording, id: -wording.number });
  const { rendering, authentic, version } = amendment;
  const rendered = rendering && { ...amendment, id: 0, operations: rendering, wordedIn: authentic };
  const shown = [
    amendment,
    ...(asked ? [other(asked)] : []),
    ...(rendered ? [rendered] : []),
    ...former.map(other),
  ];
  const texts = await amendedTexts(db, shown);
  const amended = texts.get(id);
  const above = parent === null ? null : await amendmentNamed(db, page.edition.id, parent, page);
  const behind = isBehind(amendment, head.latest);
  const standing = { page, head, amendment, above, steps, behind, asked };
  const proposed = asked && texts.get(-asked.number);
  const spoken = await textLanguages(db, head.id, version, rewordedBy(amendment));
  const desk: Desk = {
    amendment,
    ...(await readerOf(db, standing)),
    ...whatMay(standing),
    from: firstTouched(amendment.operations) ?? amended?.before.text.provisions[0]?.ref ?? null,
    stuck: behind,
    operations: amendment.operations,
    ...(await decisionOn(site, standing)),
    current: await currentWords(db, amendment, texts.get(0) ?? proposed),
    after: amended?.after.text ?? null,
  };
  const pasts = former.map((wording) => ({ ...wording, text: texts.get(-wording.number) }));
  return {
    steps,
    wordings,
    backers,
    related,
    amended,
    proposed,
    rendered: asked ? undefined : texts.get(0),
    spoken,
    former: pasts,
    desk,
  };
}

/** The authentic words of today of what is reworded in another language; `known` saves asking for them again. */
async function currentWords(db: Site['db'], amendment: AmendmentEntry, known: AmendedText | undefined) {
  const { paperId, version, authentic } = amendment;
  if (!isForeign(amendment)) return new Map();
  const { text } = known?.before ?? (await amendableText(db, paperId, version, authentic));
  return new Map(text.provisions.map(({ ref, content }) => [ref, content]));
}

const isBehind = ({ carried, version, follows }: AmendmentEntry, latest: number): boolean =>
  carried === 'needs-author' || version !== latest || !follows;

interface Standing {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly amendment: AmendmentEntry;
  /** The amendment it amends. */
  readonly above: AmendmentEntry | null;
  readonly steps: readonly CourseStep[];
  readonly behind: boolean;
  /** The wording its author is asked to agree to. */
  readonly asked: PastWording | undefined;
}

/** The sittings that may decide on it and the parts left to decide, for who says what one decided. */
async function decisionOn({ db }: Site, { page, head, amendment }: Standing) {
  const place = { place: placeOf(head), open: openToday(page) };
  const may = decide(page.viewer, { act: 'decide-amendment', ...place }).ok;
  const { id, state } = amendment;
  if (!may || !['referred', 'accepted', 'declined'].includes(state)) return { sittings: [], parts: [] };
  const able = (await decidingSittings(db, head.id)).filter(({ concerned }) => concerned);
  const names = new Set(able.map(({ slug }) => slug));
  const all = await sittings(db, page.edition.id, page.language);
  const [last] = state === 'referred' ? await voteRequests(db, { amendment: id }, page.language) : [];
  const decided = new Set(last?.results.map(({ part }) => part));
  const parts = new Set(last?.holds ? last.parts : []);
  return {
    sittings: all.filter(({ slug }) => names.has(slug)),
    parts: [...parts].filter((part) => !decided.has(part)).sort((one, other) => one - other),
  };
}

/** How the reader stands to it. */
async function readerOf(db: Site['db'], { page, head, amendment, above }: Standing) {
  const { viewer } = page;
  const place = { place: placeOf(head), open: openToday(page) };
  const own = viewer && (await ownBacking(db, amendment.id, viewer.person));
  const ofParent = above !== null && amendment.state === 'awaiting-parent' && viewer !== null;
  const isAsked = ofParent
    ? (await firstAuthor(db, above.id)) === viewer.person
    : amendment.state === 'awaiting-consent' && own?.first === true;
  return {
    may: (act: Parameters<Desk['may']>[0]) => decide(viewer, { act, ...place }).ok,
    signed: own?.signed === true,
    first: own?.first === true,
    supports: own?.supports === true,
    asked: isAsked,
  };
}

/** What can be said to it where it stands: the same as the acts decide. */
function whatMay({ page, head, amendment, above, steps, behind, asked }: Standing) {
  const { state, people, organisations } = amendment;
  const last = (...kinds: readonly CourseStep['kind'][]) =>
    steps.findLast(({ kind }) => kinds.includes(kind))?.kind;
  const bySitting = last('referred', 'reopened', 'reworded') === 'referred';
  const foreign = isForeign(amendment) ? (amendment.rendering ? 'rendered' : 'unrendered') : null;
  const takesIn = above === null || (isAmendable(above.state) && above.state !== 'awaiting-consent');
  return {
    decided: bySitting && (state === 'accepted' || state === 'declined'),
    verdicts: verdictsOn({ state, behind, bySitting, foreign }).filter(
      (one) => takesIn || one !== 'accepted',
    ),
    takes: takesIn && (asked ? asked.version === head.latest && amendment.follows : !behind),
    backed:
      last('supported', 'reworded') === 'supported' ||
      isBacked({ people, organisations }, page.edition.backing),
  };
}
