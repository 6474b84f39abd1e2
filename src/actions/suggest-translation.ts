import { isDeepStrictEqual } from 'node:util';
import { isTooMany, pace } from '../domain/contributions/pace.ts';
import { type Inline, plainText } from '../domain/papers/inline.ts';
import { everywhere, type PermissionRefusal, type Place } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { translatedProvision } from '../queries/translated-provision.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { holdKey } from './hold-key.ts';
import { paperUnderLock } from './paper-under-lock.ts';
import { contributionUnderLock, textHash } from './standing.ts';
import { contributionTranslationNow } from './write-contribution-translation.ts';

/** Whose translation, what was read of it, and what it should say. */
export type Corrected =
  /** `seen`: the SHA-256 of the translation. */
  | { readonly contribution: string; readonly seen: string; readonly text: string }
  /** `version`: the published version that was read. */
  | {
      readonly paper: string;
      readonly ref: string;
      readonly version: number;
      readonly content: readonly Inline[];
    };

export interface NewSuggestion {
  readonly edition: number;
  readonly corrected: Corrected;
  readonly language: string;
  /** Whether its author agrees to be named beside the translation. */
  readonly named: boolean;
  readonly key: string;
}

export type SuggestRefusal =
  | PermissionRefusal
  | 'no-such-contribution'
  | 'no-such-provision'
  | 'no-such-translation'
  | 'not-a-paper'
  | 'nothing-changes'
  | 'changed-meanwhile'
  | 'too-many'
  | 'key-used';

/** Suggests what a translation should say; who translates the paper decides. Returns its number. */
export function suggestTranslation(
  db: Database,
  viewer: Viewer | null,
  given: NewSuggestion,
  now: Date,
): Promise<Result<number, SuggestRefusal>> {
  return db.transaction().execute(async (trx) => {
    const found = await translated(trx, given, now);
    const request = { act: 'suggest-translation', place: found.place, open: [] } as const;
    const decision = await authorise(trx, viewer, request);
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if ('refusal' in found) return refused(found.refusal);
    await holdKey(trx, given.key);
    const before = await suggestedWithKey(trx, given.key);
    if (before) return isSame(before, viewer, given, found) ? done(before.id) : refused('key-used');
    const { there } = found;
    if (there === null) return refused('no-such-translation');
    if (found.changed) return refused('changed-meanwhile');
    if (isDeepStrictEqual(found.words, there.words)) return refused('nothing-changes');
    if (await isTooFast(trx, viewer, now)) return refused('too-many');
    return done(await save(trx, viewer, given, { ...found, there }, now));
  });
}

/** What is corrected, as it is now, beside what it should say: plain words for a contribution, marks for a provision. */
interface Sound {
  readonly place: Place;
  readonly paper: number;
  readonly contribution: number | null;
  readonly provision: number | null;
  /** The provision it is, or is about. */
  readonly touches: number;
  readonly source: string;
  readonly text: string;
  readonly words: string | readonly Inline[];
  readonly there: { readonly text: string; readonly words: string | readonly Inline[] } | null;
  /** Somebody wrote other words than those that were read. */
  readonly changed: boolean;
}

type Found = Sound | { readonly place: Place; readonly refusal: SuggestRefusal };

const translated = (
  trx: Database,
  { edition, corrected, language }: NewSuggestion,
  now: Date,
): Promise<Found> =>
  'contribution' in corrected
    ? translatedContribution(trx, { ...corrected, edition, language })
    : translatedPassage(trx, { ...corrected, language }, now);

/** A contribution with its translation, as they are now; why not, where there is none. */
async function translatedContribution(
  trx: Database,
  given: Extract<Corrected, { contribution: string }> & Pick<NewSuggestion, 'edition' | 'language'>,
): Promise<Found> {
  const said = await contributionUnderLock(trx, { edition: given.edition, slug: given.contribution });
  if (said?.standing !== 'published')
    return { place: said?.place ?? everywhere, refusal: 'no-such-contribution' };
  const there = await contributionTranslationNow(trx, said.id, given.language);
  return {
    place: said.place,
    paper: said.paper,
    contribution: said.id,
    provision: null,
    touches: said.provision,
    source: said.text,
    text: given.text,
    words: given.text,
    there: there ? { text: there.text, words: there.text } : null,
    changed: there !== undefined && textHash(there.text) !== given.seen,
  };
}

/** A provision of the published text with its translation; why not, where there is none. */
async function translatedPassage(
  trx: Database,
  given: Extract<Corrected, { paper: string }> & Pick<NewSuggestion, 'language'>,
  now: Date,
): Promise<Found> {
  const paper = await paperUnderLock(trx, given.paper, now);
  if (!paper) return { place: everywhere, refusal: 'no-such-provision' };
  // The clauses of an outcome are written from their origins, in every language.
  if (paper.kind === 'outcome') return { place: paper.place, refusal: 'not-a-paper' };
  const passage = await translatedProvision(trx, paper.id, given.ref, given.language);
  if (!passage) return { place: paper.place, refusal: 'no-such-provision' };
  const { translation } = passage;
  return {
    place: paper.place,
    paper: paper.id,
    contribution: null,
    provision: passage.id,
    touches: passage.id,
    source: plainText(passage.source),
    text: plainText(given.content),
    words: given.content,
    there: translation && { text: plainText(translation), words: translation },
    changed: passage.since > given.version,
  };
}

const suggestedWithKey = (trx: Database, key: string) =>
  trx
    .selectFrom('translation_suggestion')
    .select(['id', 'person_id as person', 'language', 'text', 'contribution_id as contribution'])
    .select(['provision_id as provision', 'named'])
    .where('idempotency_key', '=', key)
    .executeTakeFirst();

const isSame = (
  before: NonNullable<Awaited<ReturnType<typeof suggestedWithKey>>>,
  viewer: Viewer,
  given: NewSuggestion,
  found: Sound,
): boolean =>
  before.person === viewer.person &&
  before.language === given.language &&
  before.named === given.named &&
  before.text === found.text &&
  before.contribution === found.contribution &&
  before.provision === found.provision;

async function isTooFast(trx: Database, viewer: Viewer, now: Date): Promise<boolean> {
  const earlier = await trx
    .selectFrom('translation_suggestion')
    .select('created_at as at')
    .where('person_id', '=', viewer.person)
    .orderBy('created_at', 'desc')
    .limit(pace.suggestions.most)
    .execute();
  const moments = earlier.map(({ at }) => at.getTime());
  return isTooMany(moments, pace.suggestions, now.getTime());
}

async function save(
  trx: Database,
  viewer: Viewer,
  { edition, language, named, key }: NewSuggestion,
  found: Sound & { readonly there: NonNullable<Sound['there']> },
  now: Date,
): Promise<number> {
  const { paper, contribution, provision, text, words } = found;
  const { id } = await trx
    .insertInto('translation_suggestion')
    .values({
      edition_id: edition,
      paper_id: paper,
      contribution_id: contribution,
      provision_id: provision,
      language,
      text,
      content: provision === null ? null : JSON.stringify(words),
      source_hash: textHash(found.source),
      replaces: found.there.text,
      person_id: viewer.person,
      named,
      idempotency_key: key,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('event')
    .values({
      at: now,
      kind: 'translation-suggested',
      edition_id: edition,
      person_id: viewer.person,
      paper_id: paper,
      provision_id: found.touches,
      contribution_id: contribution,
      content: JSON.stringify({ suggestion: id, language, text: textHash(text) }),
    })
    .execute();
  return id;
}
