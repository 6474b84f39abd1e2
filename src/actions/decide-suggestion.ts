import { decide, everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { seenNow } from '../queries/translations.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { draftOf } from './draft-of-paper.ts';
import { paperUnderLock } from './paper-under-lock.ts';
import { standingState, stateInDraft, writeTranslation } from './provision-in-draft.ts';
import { type Letter, sendMail } from './send-mail.ts';
import { contributionUnderLock, textHash } from './standing.ts';
import { termsLacking } from './terms-lacking.ts';
import {
  contributionTranslationNow,
  writeContributionTranslation,
} from './write-contribution-translation.ts';

export type SuggestionVerdict =
  /** `seen`: the fingerprint of what stood beside the suggestion (`Suggestion`), so that nobody overwrites unread words. */
  | { readonly verdict: 'accepted'; readonly seen: string; readonly waiveTerms: boolean }
  | { readonly verdict: 'declined'; readonly reason: string; readonly language: string };

/** What was corrected, as its page is found. */
type Suggested = { readonly contribution: string } | { readonly paper: string; readonly ref: string };

export type SuggestionLetter = (about: Suggested, language: string) => Letter;

export interface SuggestionDecision {
  readonly edition: number;
  readonly suggestion: number;
  readonly decided: SuggestionVerdict;
  /** The words to who suggested it, in the language they read. */
  readonly letter: SuggestionLetter;
}

export type DecideSuggestionRefusal =
  | PermissionRefusal
  | 'no-such-suggestion'
  | 'decided-meanwhile'
  | 'changed-meanwhile'
  | 'terms-missing';

/**
 * Accepts what somebody suggested for a translation, which says it from then on (of a provision, in the draft), or
 * declines it for a reason. Who suggested it is told. Decided again in the same way by the same person, nothing changes.
 */
export function decideSuggestion(
  db: Database,
  viewer: Viewer | null,
  given: SuggestionDecision,
  now: Date,
): Promise<Result<null, DecideSuggestionRefusal>> {
  return db.transaction().execute(async (trx) => {
    const held = await suggestionUnderLock(trx, given, now);
    const place = held?.paper.place ?? everywhere;
    const request = { act: 'decide-suggestion', place, open: held?.paper.open ?? [] } as const;
    const decision = await authorise(trx, viewer, request);
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    if (!held) return refused('no-such-suggestion');
    const { decided } = given;
    if (held.verdict !== null)
      return held.verdict === decided.verdict && held.decidedBy === viewer.person
        ? done(null)
        : refused('decided-meanwhile');
    const mandate = decision.mandate.id;
    if (decided.verdict === 'accepted') {
      const written = await take(trx, held, { ...decided, viewer, mandate }, now);
      if (!written.ok) return written;
    }
    await saveVerdict(trx, held, { decided, mandate, viewer }, now);
    await tell(trx, held, given.letter, now);
    return done(null);
  });
}

/** A suggestion on words that are public, and its paper, held until the transaction ends. */
async function suggestionUnderLock(
  trx: Database,
  { edition, suggestion }: Pick<SuggestionDecision, 'edition' | 'suggestion'>,
  now: Date,
) {
  const of = await trx
    .selectFrom('translation_suggestion as suggestion')
    .innerJoin('paper', 'paper.id', 'suggestion.paper_id')
    .leftJoin('contribution as said', 'said.id', 'suggestion.contribution_id')
    .select(['paper.slug as paper', 'said.slug as contribution'])
    .where('suggestion.id', '=', suggestion)
    .where('suggestion.edition_id', '=', edition)
    .executeTakeFirst();
  const paper = of && (await paperUnderLock(trx, of.paper, now));
  if (!paper) return null;
  const said = of.contribution ? await contributionUnderLock(trx, { edition, slug: of.contribution }) : null;
  if (of.contribution !== null && said?.standing !== 'published') return null;
  // Read once the paper is held: whoever came first has decided.
  const row = await trx
    .selectFrom('translation_suggestion as suggestion')
    .leftJoin('provision', 'provision.id', 'suggestion.provision_id')
    .leftJoin('mandate', 'mandate.id', 'suggestion.mandate_id')
    .select(['suggestion.id', 'suggestion.language', 'suggestion.text', 'suggestion.content'])
    .select(['suggestion.verdict', 'suggestion.person_id as person', 'mandate.person_id as decidedBy'])
    .select('provision.ref')
    .where('suggestion.id', '=', suggestion)
    .executeTakeFirstOrThrow();
  return { ...row, paper, said };
}

type Held = NonNullable<Awaited<ReturnType<typeof suggestionUnderLock>>>;

interface Taken {
  readonly seen: string;
  readonly waiveTerms: boolean;
  readonly viewer: Viewer;
  readonly mandate: number;
}

/** Makes the translation say what was suggested. */
async function take(
  trx: Database,
  held: Held,
  taken: Taken,
  now: Date,
): Promise<Result<null, DecideSuggestionRefusal>> {
  const { said, language, text, id } = held;
  if (!said) return takeIntoDraft(trx, held, taken, now);
  const there = await contributionTranslationNow(trx, said.id, language);
  if ((there ? textHash(there.text) : '') !== taken.seen) return refused('changed-meanwhile');
  const source = textHash(said.text);
  const written = { contribution: said.id, language, text, source, suggestion: id, mandate: taken.mandate };
  await writeContributionTranslation(trx, written, now);
  return done(null);
}

/** Of a provision it is a translation of the text in hand, and as free as any other. */
async function takeIntoDraft(
  trx: Database,
  { paper, ref, content, language, id }: Held,
  { seen, waiveTerms, viewer, mandate }: Taken,
  now: Date,
): Promise<Result<null, DecideSuggestionRefusal>> {
  const may = decide(viewer, { act: 'translate', place: paper.place, open: paper.open });
  if (!may.ok) return may;
  const standing = ref === null ? undefined : await standingState(trx, paper.id, ref);
  if (!standing || content === null) return refused('no-such-suggestion');
  if ((await seenNow(trx, standing.id, language)) !== seen) return refused('changed-meanwhile');
  const waived = await termsLacking(trx, paper, standing.id, { language, content });
  if (waived.length > 0 && !waiveTerms) return refused('terms-missing');
  const state = await stateInDraft(trx, standing, await draftOf(trx, paper.id));
  const made = { mandate, at: now, status: 'human', waived, suggestion: id } as const;
  await writeTranslation(trx, state, language, content, made);
  return done(null);
}

interface Saved {
  readonly decided: SuggestionVerdict;
  readonly mandate: number;
  readonly viewer: Viewer;
}

async function saveVerdict(
  trx: Database,
  held: Held,
  { decided, mandate, viewer }: Saved,
  now: Date,
): Promise<void> {
  const { verdict } = decided;
  const why = verdict === 'declined' ? { reason: decided.reason, reason_language: decided.language } : {};
  await trx
    .updateTable('translation_suggestion')
    .set({ verdict, mandate_id: mandate, decided_at: now, ...why })
    .where('id', '=', held.id)
    .execute();
  await trx
    .insertInto('event')
    .values((row) => ({
      at: now,
      kind: `suggestion-${verdict}`,
      edition_id: held.paper.edition,
      person_id: viewer.person,
      mandate_id: mandate,
      paper_id: held.paper.id,
      provision_id: row
        .selectFrom('translation_suggestion as own')
        .leftJoin('contribution as said', 'said.id', 'own.contribution_id')
        .select((one) => one.fn.coalesce('own.provision_id', 'said.provision_id').as('provision'))
        .where('own.id', '=', held.id),
      contribution_id: held.said?.id ?? null,
      content: JSON.stringify({
        suggestion: held.id,
        language: held.language,
        text: textHash(held.text),
      }),
    }))
    .execute();
}

/** Writes to who suggested it, where there is an address. */
async function tell(
  trx: Database,
  { paper, ref, said, person, language }: Held,
  letter: SuggestionLetter,
  now: Date,
): Promise<void> {
  const about = said ? { contribution: said.slug } : { paper: paper.slug, ref: ref ?? '' };
  const to = await trx
    .selectFrom('person')
    .select(['email', 'language'])
    .where('id', '=', person)
    .executeTakeFirst();
  if (!to?.email) return;
  const reads = to.language ?? language;
  await sendMail(trx, { email: to.email, language: reads }, letter(about, reads), now);
}
