import { admitAmendment } from '../../actions/admit-amendment.ts';
import { leaveBehind } from '../../actions/amendments.testing.ts';
import { answerAmendment, type Verdict } from '../../actions/answer-amendment.ts';
import type { Demonstration } from '../../actions/demonstration.testing.ts';
import { proposeAmendment } from '../../actions/propose-amendment.ts';
import type { Operation } from '../../domain/amendments/amendment.ts';
import type { Viewer } from '../../domain/people/viewer.ts';
import type { Result } from '../../domain/result.ts';

/** Amendments to a paper by where they stand, each to another passage of it; and the version they are against. */
export interface AmendmentTargets {
  readonly version: number;
  readonly seeking: string;
  readonly supported: string;
  readonly admitted: string;
  readonly referred: string;
  readonly awaiting: string;
  readonly accepted: string;
  /** Left behind by a new version. */
  readonly stuck: string;
  /** Worded in French, which is not the language of the paper. */
  readonly foreign: string;
}

export const reworded = (ref: string, text = 'In other words.'): Operation[] => [
  { kind: 'replace', ref, content: [{ type: 'text', text }] },
];

const letter = () => ({ subject: 'A letter', body: 'Words.' });
const said = { note: 'Because.', language: 'en', letter } as const;

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

/** What an amendment can be on the way to, at one place; `mandate` leads the paper. */
export async function amendmentsAt(
  demo: Demonstration,
  { paper, mandate }: { readonly paper: string; readonly mandate: string },
): Promise<AmendmentTargets> {
  const { db, now } = demo;
  const lead = await demo.viewer(mandate);
  const { number: version } = await db
    .selectFrom('paper_version')
    .innerJoin('paper', 'paper.id', 'paper_id')
    .select((row) => row.fn.max('number').as('number'))
    .where('paper.slug', '=', paper)
    .where('published_at', 'is not', null)
    .executeTakeFirstOrThrow();
  const about = { paper, version, parent: null, substitutes: null, reason: 'It is clearer.' } as const;
  const propose = async (ref: string, author: Viewer, wordedIn?: string) => {
    const by = { mandate: author.mandates[0]?.slug, name: undefined, key: crypto.randomUUID() };
    const given = { ...about, ...by, language: 'en', constituency: 'communities' } as const;
    return must(await proposeAmendment(db, author, { ...given, wordedIn, operations: reworded(ref) }, now));
  };
  const admitted = async (ref: string) =>
    must(await admitAmendment(db, lead, { ...said, code: await propose(ref, lead), admitted: true }, now));
  const answered = async (ref: string, verdict: Verdict) => {
    const result = await answerAmendment(db, lead, { ...said, code: await admitted(ref), verdict }, now);
    if (!result.ok) throw new Error(result.refusal);
    return result.value;
  };
  const asked = { kind: 'consent-asked', operations: reworded('p06', 'In yet other words.') } as const;
  const stuck = await propose('p08', await demo.participant());
  await leaveBehind(demo, stuck);
  return {
    version,
    seeking: await propose('p01', await demo.participant()),
    supported: await propose('p02', lead),
    admitted: await admitted('p03'),
    referred: await answered('p05', { kind: 'referred' }),
    awaiting: await answered('p06', asked),
    accepted: await answered('p07', { kind: 'accepted' }),
    stuck,
    foreign: await propose('p01', lead, 'fr'),
  };
}
