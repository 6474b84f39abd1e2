import type { Operation } from '../domain/amendments/amendment.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { admitAmendment } from './admit-amendment.ts';
import { answerAmendment, type Verdict } from './answer-amendment.ts';
import type { Demonstration } from './demonstration.testing.ts';
import { proposeAmendment } from './propose-amendment.ts';
import { saveWording } from './save-wording.ts';

export const letter = () => ({ subject: 'Your amendment', body: 'Something happened.' });

/** How a sitting of the demonstration decides without counting. */
export const byConsensus = {
  sitting: 'town-hall-gender-equality',
  division: { rule: 'consensus', yes: null, no: null, abstentions: null },
} as const;

/** The paper of the tests, and its latest version in the demonstration. */
export const paper = 'gender-equality';

/** Plain words as the content of a provision. */
export const words = (text: string) => [{ type: 'text' as const, text }];

/** Short ways to take an amendment through its course on the demonstration edition. */
export function amending({ db, now, viewer, participant }: Demonstration) {
  /** Proposes under a mandate, so that it is supported at once; its code. */
  async function propose(operations: readonly Operation[], person?: Viewer): Promise<string> {
    const author = person ?? (await participant());
    const { number: version } = await db
      .selectFrom('paper_version')
      .innerJoin('paper', 'paper.id', 'paper_id')
      .select((row) => row.fn.max('number').as('number'))
      .where('paper.slug', '=', paper)
      .where('published_at', 'is not', null)
      .executeTakeFirstOrThrow();
    const given = {
      paper,
      version,
      parent: null,
      substitutes: null,
      operations,
      reason: 'It says what happens in our streets.',
      language: 'en',
      constituency: 'communities',
      mandate: person?.mandates[0]?.slug,
      name: undefined,
      key: crypto.randomUUID(),
    } as const;
    const proposed = await proposeAmendment(db, author, given, now);
    if (!proposed.ok) throw new Error(proposed.refusal);
    return proposed.value;
  }
  const lead = () => viewer('lead-huairou-commission');
  const text = { note: 'Because.', language: 'en', letter };
  const admit = async (code: string) =>
    admitAmendment(db, await lead(), { ...text, code, admitted: true }, now);
  const answer = async (code: string, verdict: Verdict) =>
    answerAmendment(db, await lead(), { ...text, code, verdict }, now);
  /** Proposed by an organisation and declared admissible. */
  async function admitted(operations: readonly Operation[]): Promise<string> {
    const code = await propose(operations, await viewer('caucus-youth'));
    await admit(code);
    return code;
  }
  return { propose, admit, answer, admitted, lead };
}

/** As a new version leaves an amendment that it cannot carry over. */
export async function leaveBehind({ db, now }: Demonstration, code: string): Promise<void> {
  const row = await db
    .selectFrom('amendment')
    .innerJoin('amendment_wording as wording', 'wording.id', 'wording_id')
    .select(['amendment.id', 'paper_version_id as version', 'operations'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  const by = { madeBy: 'carried', carried: 'needs-author' } as const;
  const { version, operations } = row;
  const left = { language: 'en', operations, version, parentWording: null, ids: new Map(), by };
  await saveWording(db, row.id, left, now);
}
