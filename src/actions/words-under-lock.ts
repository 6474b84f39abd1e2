import { wordsWritten } from '../domain/amendments/words.ts';
import type { Standing } from '../domain/moderation/standing.ts';
import type { Place } from '../domain/people/permissions/permissions.ts';
import type { Database } from '../store/database.ts';
import { amendmentUnderLock, type HeldAmendment } from './amendment-under-lock.ts';
import { countBacking } from './count-backing.ts';
import { contributionUnderLock, type HeldContribution, moveTo, textHash } from './standing.ts';

/** What is moderated, by its name in addresses: what somebody said, or what somebody proposed to change. */
export type Named = { readonly contribution: string } | { readonly amendment: string };

interface Held {
  readonly edition: number;
  readonly paper: number;
  readonly place: Place;
  readonly standing: Standing;
  /** The language of the words, and who wrote them: nobody moderates their own. */
  readonly language: string;
  readonly authors: readonly string[];
  /** Says which words were meant, without saying them: of an amendment, its reason and every wording it had. */
  readonly hash: string;
}

/** Words that are reported, moderated or appealed for, held until the transaction ends. */
export type HeldWords =
  | (Held & { readonly kind: 'contribution'; readonly is: HeldContribution })
  | (Held & {
      readonly kind: 'amendment';
      readonly is: HeldAmendment;
      /** The number of its last wording, whether it counts yet or not. */
      readonly lastWording: number;
      readonly wordedAt: Date;
    });

/** Loads a contribution or an amendment by its name, and holds it; null when there is none. */
export async function wordsUnderLock(
  trx: Database,
  edition: number,
  named: Named,
  now: Date,
): Promise<HeldWords | null> {
  if ('contribution' in named) {
    const said = await contributionUnderLock(trx, { edition, slug: named.contribution });
    return said && contributionWords(said);
  }
  const amendment = await amendmentUnderLock(trx, named.amendment, now);
  return amendment?.paper.edition === edition ? amendmentWords(trx, amendment) : null;
}

export const contributionWords = (said: HeldContribution): HeldWords => ({
  kind: 'contribution',
  is: said,
  edition: said.edition,
  paper: said.paper,
  place: said.place,
  standing: said.standing,
  language: said.language,
  authors: [said.person],
  hash: textHash(said.text),
});

async function amendmentWords(trx: Database, amendment: HeldAmendment): Promise<HeldWords> {
  const { id, paper, standing } = amendment;
  const { reason, language } = await trx
    .selectFrom('amendment')
    .select(['reason', 'language'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const signatures = await trx
    .selectFrom('amendment_signature')
    .select('person_id as person')
    .where('amendment_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute();
  const wordings = await trx
    .selectFrom('amendment_wording')
    .select(['number', 'operations', 'created_at as at'])
    .where('amendment_id', '=', id)
    .orderBy('number')
    .execute();
  const words = wordings.flatMap(({ operations }) => wordsWritten(operations));
  return {
    kind: 'amendment',
    is: amendment,
    edition: paper.edition,
    paper: paper.id,
    place: paper.place,
    standing,
    language,
    authors: signatures.map(({ person }) => person),
    hash: textHash([reason, ...words].join('\n')),
    lastWording: wordings.at(-1)?.number ?? 0,
    wordedAt: wordings.at(-1)?.at ?? new Date(0),
  };
}

/** The columns by which a report, a decision or an event names what it is about. */
export const namedBy = ({ kind, is }: HeldWords) =>
  kind === 'contribution'
    ? { contribution_id: is.id, amendment_id: null }
    : { contribution_id: null, amendment_id: is.id };

/** What an address names them by. */
export const nameOf = (words: HeldWords): Named =>
  words.kind === 'contribution' ? { contribution: words.is.slug } : { amendment: words.is.code };

/** Moves words to another standing; an answer is owed from their first publication on. */
export async function moveWords(
  trx: Database,
  words: HeldWords,
  standing: Standing,
  now: Date,
): Promise<void> {
  if (words.kind === 'contribution') return moveTo(trx, words.is, standing, now);
  const { id, paper, state, wording } = words.is;
  await trx
    .updateTable('amendment')
    .set((row) => ({
      standing,
      ...(standing === 'waiting'
        ? {}
        : { answer_due_at: row.fn.coalesce('answer_due_at', row.val(owed(paper, now))) }),
    }))
    .where('id', '=', id)
    .execute();
  // Who proposed it in the name of an organisation, or where few are asked for, stands before the lead at once.
  if (standing === 'published')
    await countBacking(trx, { id, state, edition: paper.edition, paper: paper.id }, wording.id, now);
}

/** When an answer to what is first published now is due. */
export const owed = ({ answerDays }: HeldAmendment['paper'], now: Date) =>
  new Date(now.getTime() + answerDays * 86_400_000);
