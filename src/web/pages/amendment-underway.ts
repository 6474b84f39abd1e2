import type { Operation } from '../../domain/amendments/amendment.ts';
import { applyOperations } from '../../domain/amendments/apply.ts';
import type { Amended } from '../../domain/amendments/within.ts';
import { type Decision, decide } from '../../domain/people/permissions/permissions.ts';
import type { AmendableText } from '../../queries/amendable-text.ts';
import { type PaperHead, paperHead } from '../../queries/paper-text.ts';
import { textLanguages } from '../../queries/text-languages.ts';
import { textToAmend } from '../../queries/text-to-amend.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Underway } from '../forms/amendment-change-form.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import type { Site } from '../site.ts';
import { placeOf } from './paper.tsx';

/** Everything a step of proposing shows around itself. */
export interface Proposal {
  readonly page: PageContext;
  readonly head: PaperHead;
  /** The provision the page is about. */
  readonly ref: string;
  /** The version, and the text that is amended: its own, or as another amendment makes it. */
  readonly base: AmendableText & Amended;
  readonly underway: Underway;
  readonly action: string;
  /** The languages in which the provision has words of today. */
  readonly languages: readonly string[];
}

/** Whether the reader may propose or word anew, before anything costly is shown to them. */
export function mayPropose({ page, head, underway }: Proposal): Decision {
  const act = underway.adapts === '' ? 'propose-amendment' : 'adapt-amendment';
  return decide(page.viewer, { act, place: placeOf(head), open: openToday(page) });
}

/** Puts together what a step needs; null when the paper, the provision or an amendment it names is not there. */
export async function proposalOf(
  site: Site,
  page: PageContext,
  paper: string,
  ref: string,
  underway: Underway,
): Promise<Proposal | null> {
  const head = await paperHead(site.db, page.edition.id, paper, page.language);
  if (!head || head.kind === 'outcome') return null;
  const wanted = { ...underway, edition: page.edition.id, paper: head, ref };
  const base = await textToAmend(site.db, page, wanted);
  if (!base) return null;
  const applied = applyOperations(base.text, underway.operations);
  const known = [...base.text.provisions, ...(applied.ok ? applied.value.text.provisions : [])];
  if (!known.some((provision) => provision.ref === ref)) return null;
  const action = inLanguage(page.language, addresses.proposal(head.slug, ref));
  const spoken = await textLanguages(site.db, head.id, head.latest, [ref]);
  return {
    page,
    head,
    ref,
    base,
    languages: spoken.filter(({ status }) => status !== 'stale').map(({ language }) => language),
    underway: { ...underway, version: underway.version || head.latest, wordedIn: base.text.language },
    action,
  };
}

/** The operations without the last change that was made: a split and its words are one. */
export function withoutLast(operations: readonly Operation[]): Operation[] {
  const last = operations.at(-1);
  const before = operations.at(-2);
  const together = last?.kind === 'split' && before?.kind === 'replace' && before.ref === last.ref;
  return operations.slice(0, together ? -2 : -1);
}
