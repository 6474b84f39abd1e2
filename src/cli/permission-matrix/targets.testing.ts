import { sql } from 'kysely';
import { answer } from '../../actions/answer.ts';
import { appeal } from '../../actions/appeal.ts';
import { attachSource } from '../../actions/attach-source.ts';
import { contribute } from '../../actions/contribute.ts';
import type { Demonstration } from '../../actions/demonstration.testing.ts';
import { inviteOrganisations } from '../../actions/invite-organisations.ts';
import { moderate } from '../../actions/moderate.ts';
import { reviseProvision } from '../../actions/revise-provision.ts';
import { writeClause } from '../../actions/write-clause.ts';
import { writeForm } from '../../actions/write-form.ts';
import type { Viewer } from '../../domain/people/viewer.ts';
import type { Result } from '../../domain/result.ts';
import type { Database } from '../../queries/database.ts';
import { type AmendmentTargets, amendmentsAt } from './amendment-targets.testing.ts';

/** Everything an act can be tried on at one place of the edition, by what the addresses call it. */
export interface Target {
  readonly paper: string;
  readonly track: string;
  readonly organisation: string;
  /** A mandate of the organisation. */
  readonly mandate: string;
  /** A provision, and the state of it that a revision goes on from. */
  readonly ref: string;
  readonly basis: number;
  readonly code: string;
  /** Said by somebody else, and public. */
  readonly contribution: string;
  /** A decision on words that were hidden, and the appeal against it that is open. */
  readonly moderation: number;
  readonly appeal: number;
  /** An invitation that waits: its number, and the secret of its link. */
  readonly invitation: number;
  readonly secret: string;
  /** A source file, by its SHA-256. */
  readonly source: string;
  /** A summary in the original language, for the draft. */
  readonly form: { readonly version: number; readonly id: number };
  readonly amendments: AmendmentTargets;
}

export const letter = () => ({ subject: 'A letter', body: 'Words.' });

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

const said = (paper: string, ref: string, text: string) => ({
  paper,
  ref,
  text,
  kind: 'comment' as const,
  language: 'en',
  constituency: 'communities' as const,
  people: null,
  mandate: undefined,
  replyTo: null,
  name: undefined,
  place: undefined,
  key: crypto.randomUUID(),
});

/** The state of a provision that stands today. */
async function basisOf(db: Database, paper: string, ref: string): Promise<number> {
  const { id } = await db
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .select('state.id')
    .where('paper.slug', '=', paper)
    .where('ref', '=', ref)
    .where('until_version', 'is', null)
    .executeTakeFirstOrThrow();
  return id;
}

/** Opens a draft of the paper, and has something said, hidden, appealed, sent and proposed about it. */
export async function targetAt(
  demo: Demonstration,
  place: Pick<Target, 'paper' | 'track' | 'organisation' | 'mandate'>,
): Promise<Target> {
  const { db, edition, now } = demo;
  const { paper } = place;
  const ref = 'p04';
  const lead = await demo.viewer(place.mandate);
  const written = { paper, ref, language: 'en', content: [{ type: 'text', text: 'A draft.' }] } as const;
  const from = { basis: await basisOf(db, paper, ref), key: crypto.randomUUID() };
  must(await reviseProvision(db, lead, { ...written, ...from }, now));
  const bytes = new TextEncoder().encode(`Where ${paper} comes from.`);
  const source = must(await attachSource(db, lead, { paper, name: 'source.txt', bytes }, now));
  const author = await demo.participant();
  const say = async (text: string) => {
    const { slug } = must(await contribute(db, author, said(paper, ref, text), now));
    await sql`update contribution set standing = 'published', held_for = null where slug = ${slug}`.execute(
      db,
    );
    return slug;
  };
  const contribution = await say(`A bench for ${paper}.`);
  const hidden = await say(`A swear word about ${paper}.`);
  const seen = { decision: 0, appeal: 0, wording: null };
  const about = { contribution: hidden };
  const wanted = { edition, about, seen, verdict: 'hide', reason: 'insult', note: '', letter } as const;
  const moderation = must(await moderate(db, await demo.viewer('moderator-world'), wanted, now));
  const words = { text: 'It was no swear word.', language: 'en' };
  must(await appeal(db, { viewer: author, edition, slug: hidden }, words, now));
  return {
    ...place,
    ref,
    basis: await basisOf(db, paper, ref),
    code: await codeOf(db, paper),
    contribution,
    moderation,
    source,
    form: await formOf(db, lead, paper, now),
    appeal: await appealOf(db, moderation),
    ...(await invitationFrom(demo, paper)),
    amendments: await amendmentsAt(demo, place),
  };
}

async function formOf(db: Database, lead: Viewer, paper: string, now: Date): Promise<Target['form']> {
  const { version } = await db
    .selectFrom('paper_version')
    .innerJoin('paper', 'paper.id', 'paper_version.paper_id')
    .select('number as version')
    .where('paper.slug', '=', paper)
    .where('published_at', 'is', null)
    .executeTakeFirstOrThrow();
  const summary = { paper, kind: 'summary', language: 'en', text: 'It is short.', original: 0 } as const;
  must(await writeForm(db, lead, { ...summary, version, basis: 0, key: crypto.randomUUID() }, now));
  const { id } = await db
    .selectFrom('paper_form')
    .innerJoin('paper', 'paper.id', 'paper_form.paper_id')
    .select('paper_form.id')
    .where('paper.slug', '=', paper)
    .orderBy('paper_form.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { version, id };
}

async function codeOf(db: Database, paper: string): Promise<string> {
  const { code } = await db
    .selectFrom('recommendation')
    .innerJoin('provision', 'provision.id', 'recommendation.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .select('recommendation.code')
    .where('paper.slug', '=', paper)
    .orderBy('recommendation.code')
    .executeTakeFirstOrThrow();
  return code;
}

async function appealOf(db: Database, moderation: number): Promise<number> {
  const { id } = await db
    .selectFrom('appeal')
    .select('id')
    .where('moderation_id', '=', moderation)
    .executeTakeFirstOrThrow();
  return id;
}

async function invitationFrom(demo: Demonstration, on: string) {
  const { db, edition, now } = demo;
  let secret = '';
  const email = `${on}@invited.example`;
  const given = {
    organisation: `Friends of ${on}`,
    capacity: 'coauthor',
    on,
    email,
    language: 'en',
  } as const;
  const write = (_: unknown, made: string) => {
    secret = made;
    return letter();
  };
  must(await inviteOrganisations(db, await demo.viewer('secretariat'), edition, [given], write, now));
  const { id } = await db
    .selectFrom('invitation')
    .select('id')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow();
  return { invitation: id, secret };
}

/** Makes the outcome ready to be published: a clause in its draft, and no recommendation without a disposition. */
export async function completeOutcome(demo: Demonstration): Promise<void> {
  const { db, now } = demo;
  const secretariat = await demo.viewer('secretariat');
  const kept = { text: 'Kept.', language: 'en', disposition: 'accepted', reason: 'It is right.' } as const;
  const to = { paper: 'accessible-cities', to: { recommendation: 'AIC-R15' }, mandate: undefined };
  must(await answer(db, secretariat, { ...kept, ...to, key: crypto.randomUUID() }, now));
  const clause = { outcome: 'outcome', heading: 'h-access', language: 'en', text: 'Benches.', note: '' };
  const from = { origins: ['AIC-R01'], kind: 'adapted', key: crypto.randomUUID() } as const;
  const written = await writeClause(db, secretariat, { ...clause, ...from }, now);
  if (!written.ok) throw new Error(written.refusal);
}
