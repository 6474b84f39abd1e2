import { expect } from 'vitest';
import { appeal } from '../actions/appeal.ts';
import type { Demonstration } from '../actions/demonstration.testing.ts';
import { moderate } from '../actions/moderate.ts';
import { type NewAmendment, proposeAmendment } from '../actions/propose-amendment.ts';

type Words = readonly [string, string];
const paper = 'accessible-cities';

/** An amendment that is hidden and appealed, one to it, and one that waits: by authors of whom nothing else is known. */
export async function silenceAmendments(
  demo: Demonstration,
  secrets: Readonly<Record<'hiddenAmendment' | 'amendmentUnderHidden' | 'waitingAmendment', Words>>,
  name: string,
): Promise<Readonly<Record<'hidden' | 'under' | 'waiting', string>>> {
  const { db, edition, now } = demo;
  const propose = async (words: Words, parent: string | null, link = '') => {
    const viewer = await demo.participant();
    await db.updateTable('person').set({ name }).where('id', '=', viewer.person).execute();
    const [one, another] = words;
    const content = [{ type: 'text' as const, text: `Streets for the ${one}. ${link}`.trim() }];
    const given: NewAmendment = {
      paper,
      version: await latestOf(demo),
      parent,
      substitutes: null,
      operations: [{ kind: 'replace', ref: 'p05', content }],
      reason: `Because of the ${another}.`,
      language: 'en',
      constituency: 'communities',
      mandate: undefined,
      name: undefined,
      key: crypto.randomUUID(),
    };
    const result = await proposeAmendment(db, viewer, given, now);
    if (!result.ok) throw new Error(result.refusal);
    return { viewer, code: result.value };
  };
  const hidden = await propose(secrets.hiddenAmendment, null);
  const under = await propose(secrets.amendmentUnderHidden, hidden.code);
  const waiting = await propose(secrets.waitingAmendment, null, 'https://example.org');
  const seen = { decision: 0, appeal: 0, wording: 1 };
  const verdict = { ...spam(edition), seen, about: { amendment: hidden.code } };
  expect((await moderate(db, await demo.viewer('moderator-world'), verdict, now)).ok).toBe(true);
  const contest = { text: 'Look again.', language: 'en' };
  const by = { viewer: hidden.viewer, edition, code: hidden.code };
  expect((await appeal(db, by, contest, now)).ok).toBe(true);
  return { hidden: hidden.code, under: under.code, waiting: waiting.code };
}

async function latestOf({ db }: Demonstration): Promise<number> {
  const { number } = await db
    .selectFrom('paper_version')
    .innerJoin('paper', 'paper.id', 'paper_id')
    .select((row) => row.fn.max('number').as('number'))
    .where('paper.slug', '=', paper)
    .where('published_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return number;
}

const letter = () => ({ subject: '', body: '' });
/** A decision to hide, of somebody who has seen no other. */
export const spam = (edition: number) =>
  ({
    edition,
    verdict: 'hide',
    reason: 'spam',
    note: '',
    seen: { decision: 0, appeal: 0, wording: null },
    letter,
  }) as const;
