import { sql } from 'kysely';
import type { Inline } from '../domain/papers/inline.ts';
import { plainText } from '../domain/papers/inline.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { lacking } from '../domain/terms/check-terms.ts';
import { termChecks } from '../queries/terms.ts';
import { seen, seenNow } from '../queries/translations.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { draftOf } from './draft-of-paper.ts';
import { type LockedPaper, paperUnderLock } from './paper-under-lock.ts';
import { standingState, stateInDraft, writeTranslation } from './provision-in-draft.ts';

/** A passage that a machine may be sent. */
export interface Untranslated {
  readonly ref: string;
  readonly content: readonly Inline[];
  /** The state it is of, and its fingerprint, as `Segment` has it. */
  readonly basis: number;
  readonly seen: string;
}

export interface MachineWork {
  readonly authentic: string;
  readonly passages: readonly Untranslated[];
  /** How many more have no translation and are not sent, since their words are not published. */
  readonly unpublished: number;
}

interface Asked {
  readonly paper: string;
  readonly language: string;
  /** What the machine is called. */
  readonly machine: string;
}

export type AskMachineRefusal = PermissionRefusal | 'no-such-paper' | 'not-a-paper' | 'no-such-language';

/**
 * Gives the passages of a paper that have no translation into a language, for a machine to make one: those whose words
 * are published, and what is in the draft where the secretariat lets it leave. The record keeps who had them sent.
 */
export function askMachine(
  db: Database,
  viewer: Viewer | null,
  given: Asked,
  now: Date,
): Promise<Result<MachineWork, AskMachineRefusal>> {
  return db.transaction().execute(async (trx) => {
    const ground = await groundOf(trx, viewer, given, now);
    if (!ground.ok) return ground;
    const { paper, person, mandate } = ground.value;
    const found = await untranslated(trx, paper, given.language);
    const passages = found.flatMap(({ mayLeave, ...passage }) => (mayLeave ? [passage] : []));
    if (passages.length > 0)
      await trx
        .insertInto('event')
        .values({
          at: now,
          kind: 'machine-asked',
          edition_id: paper.edition,
          person_id: person,
          mandate_id: mandate,
          paper_id: paper.id,
          content: JSON.stringify({ language: given.language, machine: given.machine }),
        })
        .execute();
    return done({ authentic: paper.authentic, passages, unpublished: found.length - passages.length });
  });
}

export interface MachineTranslation extends Asked {
  readonly ref: string;
  readonly content: readonly Inline[];
  readonly basis: number;
  readonly seen: string;
}

/** Saves what a machine made of a passage, in the draft: by machine, and reviewed by nobody. */
export function saveMachineTranslation(
  db: Database,
  viewer: Viewer | null,
  given: MachineTranslation,
  now: Date,
): Promise<Result<number, AskMachineRefusal | 'no-such-provision' | 'changed-meanwhile'>> {
  return db.transaction().execute(async (trx) => {
    const ground = await groundOf(trx, viewer, given, now);
    if (!ground.ok) return ground;
    const { paper, person, mandate } = ground.value;
    const standing = await standingState(trx, paper.id, given.ref);
    if (!standing) return refused('no-such-provision');
    // Somebody may have translated it while the machine did, or changed its words.
    if (standing.id !== given.basis || given.seen !== (await seenNow(trx, standing.id, given.language)))
      return refused('changed-meanwhile');
    const draft = await draftOf(trx, paper.id);
    const state = await stateInDraft(trx, standing, draft);
    const waived = await termsWaived(trx, paper, state, given);
    const made = { mandate, at: now, status: 'machine', waived } as const;
    await writeTranslation(trx, state, given.language, given.content, made);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'provision-machine-translated',
        edition_id: paper.edition,
        person_id: person,
        mandate_id: mandate,
        paper_id: paper.id,
        provision_id: standing.provision_id,
        content: JSON.stringify({ version: draft, language: given.language, machine: given.machine }),
      })
      .execute();
    return done(draft);
  });
}

interface Ground {
  readonly paper: LockedPaper;
  readonly person: string;
  readonly mandate: number;
}

async function groundOf(
  trx: Database,
  viewer: Viewer | null,
  { paper: slug, language }: Asked,
  now: Date,
): Promise<Result<Ground, AskMachineRefusal>> {
  const paper = await paperUnderLock(trx, slug, now);
  if (!paper) return refused('no-such-paper');
  const decision = await authorise(trx, viewer, { act: 'translate', place: paper.place, open: paper.open });
  if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
  if (!decision.mandate) return refused('not-your-role');
  if (paper.kind === 'outcome') return refused('not-a-paper');
  const written = await trx
    .selectFrom('edition_language')
    .select('language')
    .where('edition_id', '=', paper.edition)
    .where('language', '=', language)
    .executeTakeFirst();
  if (!written || language === paper.authentic) return refused('no-such-language');
  return done({ paper, person: viewer.person, mandate: decision.mandate.id });
}

/** The passages of the text in hand without a translation, and whether the words of each may leave the site. */
async function untranslated(
  trx: Database,
  paper: LockedPaper,
  language: string,
): Promise<(Untranslated & { readonly mayLeave: boolean })[]> {
  const rows = await trx
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('edition', (join) => join.on('edition.id', '=', paper.edition))
    .innerJoin('provision_text as source', (join) =>
      join.onRef('source.state_id', '=', 'state.id').on('source.status', '=', 'original'),
    )
    .leftJoin('provision_text as target', (join) =>
      join.onRef('target.state_id', '=', 'state.id').on('target.language', '=', language),
    )
    .select(['provision.ref', 'source.content', 'state.id as basis', seen.as('seen')])
    .select(
      // A draft that only translates keeps the words of the published state in one of its own.
      sql<boolean>`edition.machine_drafts or exists (
        select from provision_state public
          join provision_text text on text.state_id = public.id and text.status = 'original'
        where public.provision_id = state.provision_id and text.content = source.content and public.from_version <= (
          select max(number) from paper_version where paper_id = ${paper.id} and published_at is not null))`.as(
        'mayLeave',
      ),
    )
    .where('provision.paper_id', '=', paper.id)
    .where('state.until_version', 'is', null)
    .where('target.state_id', 'is', null)
    .orderBy('state.position')
    .orderBy('state.id')
    .execute();
  return rows.map((row) => ({ ...row, content: row.content as unknown as readonly Inline[] }));
}

/** The terms that a machine did not keep to: they are counted, for whoever reviews it. */
async function termsWaived(
  trx: Database,
  paper: LockedPaper,
  state: number,
  { language, content }: MachineTranslation,
): Promise<string[]> {
  const { plain } = await trx
    .selectFrom('provision_text')
    .select('plain')
    .where('state_id', '=', state)
    .where('status', '=', 'original')
    .executeTakeFirstOrThrow();
  const text = { source: plain, target: plainText(content) };
  const languages = { source: paper.authentic, target: language };
  const [checks = []] = await termChecks(trx, paper.edition, languages, [text]);
  return lacking(checks).map(({ slug }) => slug);
}
