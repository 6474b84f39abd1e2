import { decide, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { type LockedPaper, paperUnderLock } from './paper-under-lock.ts';

export interface NewContribution {
  readonly paper: string;
  /** The provision's name in its paper. */
  readonly ref: string;
  readonly kind: 'comment' | 'question' | 'testimony' | 'collective';
  readonly language: string;
  readonly text: string;
  readonly constituency: 'communities' | 'civil-society' | 'local-government';
  /** How many people a collective contribution speaks for. */
  readonly people: number | null;
  /** The mandate chosen to speak under, by name. */
  readonly mandate: string | undefined;
  /** The contribution it replies to, by name. */
  readonly replyTo: string | null;
  /** The name and place of someone who gives them for the first time. */
  readonly name: string | undefined;
  readonly place: string | undefined;
  /** Sent again with the same key, it is the same contribution. */
  readonly key: string;
}

export type ContributeRefusal = PermissionRefusal | 'no-such-provision' | 'no-such-contribution';

/** Says something on a provision, or replies to what somebody said; returns the contribution's name. */
export function contribute(
  db: Database,
  viewer: Viewer | null,
  given: NewContribution,
  now: Date,
): Promise<Result<string, ContributeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('no-such-provision');
    const act = given.replyTo === null ? 'contribute' : 'reply';
    const decision = decide(viewer, { act, place: paper.place, open: paper.open, mandate: given.mandate });
    if (!decision.ok || !viewer) return refused(decision.ok ? 'sign-in-first' : decision.refusal);
    const before = await trx
      .selectFrom('contribution')
      .select('slug')
      .where('idempotency_key', '=', given.key)
      .executeTakeFirst();
    if (before) return done(before.slug);
    const version = await latestVersion(trx, paper.id);
    const provision = version && (await standingProvision(trx, paper.id, given.ref, version.number));
    if (!version || !provision) return refused('no-such-provision');
    const above =
      given.replyTo === null ? null : await repliedTo(trx, paper.edition, given.replyTo, provision.id);
    if (above === undefined) return refused('no-such-contribution');
    await rememberAuthor(trx, viewer, given);
    const number = await nextNumber(trx, paper.id);
    const slug = `${paper.code.toLowerCase()}-c${String(number).padStart(3, '0')}`;
    const { id } = await trx
      .insertInto('contribution')
      .values({
        edition_id: paper.edition,
        slug,
        provision_id: provision.id,
        paper_version_id: version.id,
        kind: given.kind,
        language: given.language,
        person_id: viewer.person,
        mandate_id: decision.mandate?.id ?? null,
        constituency: given.constituency,
        people: given.people,
        reply_to: above,
        text: given.text,
        answer_due_at: above === null ? dueAt(paper, now) : null,
        idempotency_key: given.key,
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('provision_tally')
      .values({ provision_id: provision.id, contributions: 1 })
      .onConflict((on) =>
        on
          .column('provision_id')
          .doUpdateSet((row) => ({ contributions: row('provision_tally.contributions', '+', 1) })),
      )
      .execute();
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: act === 'reply' ? 'replied' : 'contributed',
        edition_id: paper.edition,
        person_id: viewer.person,
        mandate_id: decision.mandate?.id ?? null,
        paper_id: paper.id,
        provision_id: provision.id,
        contribution_id: id,
      })
      .execute();
    return done(slug);
  });
}

const dueAt = (paper: LockedPaper, now: Date) => new Date(now.getTime() + paper.answerDays * 86_400_000);

function latestVersion(trx: Database, paper: number) {
  return trx
    .selectFrom('paper_version')
    .select(['id', 'number'])
    .where('paper_id', '=', paper)
    .where('published_at', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function standingProvision(trx: Database, paper: number, ref: string, version: number) {
  return trx
    .selectFrom('provision')
    .innerJoin('provision_state as state', 'state.provision_id', 'provision.id')
    .select('provision.id')
    .where('paper_id', '=', paper)
    .where('ref', '=', ref)
    .where('state.kind', 'not in', ['heading', 'note'])
    .where('from_version', '<=', version)
    .where((where) => where.or([where('until_version', 'is', null), where('until_version', '>', version)]))
    .executeTakeFirst();
}

/** The contribution that is replied to: on the same provision, and not itself a reply. */
async function repliedTo(
  trx: Database,
  edition: number,
  slug: string,
  provision: number,
): Promise<number | undefined> {
  const row = await trx
    .selectFrom('contribution')
    .select('id')
    .where('edition_id', '=', edition)
    .where('slug', '=', slug)
    .where('provision_id', '=', provision)
    .where('reply_to', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** A name and a place are asked once. */
async function rememberAuthor(trx: Database, viewer: Viewer, given: NewContribution): Promise<void> {
  const name = viewer.name ? undefined : given.name;
  const place = viewer.place ? undefined : given.place;
  const changes = { ...(name ? { name } : {}), ...(place ? { place } : {}) };
  if (Object.keys(changes).length > 0)
    await trx.updateTable('person').set(changes).where('id', '=', viewer.person).execute();
}

async function nextNumber(trx: Database, paper: number): Promise<number> {
  const { last_contribution } = await trx
    .updateTable('paper')
    .set((row) => ({ last_contribution: row('last_contribution', '+', 1) }))
    .where('id', '=', paper)
    .returning('last_contribution')
    .executeTakeFirstOrThrow();
  return last_contribution;
}
