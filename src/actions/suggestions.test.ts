import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainText } from '../domain/papers/inline.ts';
import { lacking } from '../domain/terms/check-terms.ts';
import { paperHead, provisionsOf } from '../queries/paper-text.ts';
import { waitingSuggestions } from '../queries/suggestions.ts';
import { termChecks } from '../queries/terms.ts';
import { contributionNamed } from '../queries/thread.ts';
import { segments, translationStates } from '../queries/translations.ts';
import { erasePerson } from './account.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { publishVersion } from './publish-version.ts';
import { textHash } from './standing.ts';
import type { Corrected } from './suggest-translation.ts';
import { correcting, declined, paper, suggesting } from './suggestions.testing.ts';
import { translateContribution } from './translate-contribution.ts';
import { withdraw } from './withdraw.ts';

let demo: Demonstration;
let people: Awaited<ReturnType<typeof suggesting>>;
beforeAll(async () => {
  demo = await demonstration();
  people = await suggesting(demo);
}, 120_000);
afterAll(() => demo.drop());

const read = async (slug: string) =>
  (await contributionNamed(demo.db, demo.edition, slug, { language: 'fr', now: demo.now }))?.voice
    .translation;

const eventsOf = async (kind: string, suggestion: number) =>
  (await demo.db.selectFrom('event').select('content').where('kind', '=', kind).execute()).filter(
    ({ content }) => (content as { suggestion?: number }).suggestion === suggestion,
  );

describe('of a contribution', () => {
  test('what is suggested waits; accepted, it is read, with the name of who agreed', async () => {
    const { slug } = await people.translated();
    const suggestion = await people.suggested(correcting(slug));
    expect(await read(slug)).toMatchObject({ text: 'La traduction.', by: null });
    expect(await people.accept(suggestion)).toMatchObject({ ok: true });
    expect(await read(slug)).toEqual({ text: 'Mieux dit.', madeBy: 'human', by: 'Nour' });
    expect(await eventsOf('translation-suggested', suggestion)).toHaveLength(1);
    expect(await eventsOf('suggestion-accepted', suggestion)).toHaveLength(1);
  });

  test('who did not agree is not named; who was erased has no name', async () => {
    const one = await people.translated();
    await people.accept(await people.suggested(correcting(one.slug), { named: false }));
    expect(await read(one.slug)).toMatchObject({ text: 'Mieux dit.', by: null });
    const other = await people.translated();
    const by = await demo.participant();
    await people.accept(await people.suggested(correcting(other.slug), { by }));
    await erasePerson(demo.db, by, false, demo.now);
    expect(await read(other.slug)).toMatchObject({ text: 'Mieux dit.', by: null });
  });

  test('declined, its author is told why in their language, and the translation stays', async () => {
    const { slug } = await people.translated();
    const suggestion = await people.suggested(correcting(slug));
    expect(await people.decide(suggestion, declined)).toMatchObject({ ok: true });
    expect(await read(slug)).toMatchObject({ text: 'La traduction.' });
    const mail = await demo.db
      .selectFrom('mail_message')
      .select(['recipient', 'language', 'body'])
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(mail).toEqual({ recipient: 'nour@example.org', language: 'ar', body: 'ar It says more.' });
    expect(await eventsOf('suggestion-declined', suggestion)).toHaveLength(1);
  });

  test('sent again it is one suggestion and one decision', async () => {
    const { slug } = await people.translated();
    const key = crypto.randomUUID();
    const suggestion = await people.suggested(correcting(slug), { key });
    expect(await people.suggest(correcting(slug), { key })).toEqual({ ok: true, value: suggestion });
    expect(await people.suggest(correcting(slug, 'Autre.'), { key })).toMatchObject({ refusal: 'key-used' });
    const seen = await people.seenWith(suggestion);
    for (let twice = 0; twice < 2; twice++)
      expect(await people.accept(suggestion, seen)).toMatchObject({ ok: true });
    expect(await eventsOf('suggestion-accepted', suggestion)).toHaveLength(1);
    expect(await people.decide(suggestion, declined)).toMatchObject({ refusal: 'decided-meanwhile' });
  });

  test('nobody corrects nor overwrites words they have not read', async () => {
    const { slug } = await people.translated();
    expect(await people.suggest(correcting(slug, 'Non.', 'Autre chose.'))).toMatchObject({
      refusal: 'changed-meanwhile',
    });
    const suggestion = await people.suggested(correcting(slug));
    const seen = await people.seenWith(suggestion);
    const given = { edition: demo.edition, slug, language: 'fr', text: 'Entre-temps.' };
    await translateContribution(
      demo.db,
      people.lead,
      { ...given, seen: textHash('La traduction.') },
      demo.now,
    );
    expect(await people.accept(suggestion, seen)).toMatchObject({ refusal: 'changed-meanwhile' });
    expect(await read(slug)).toMatchObject({ text: 'Entre-temps.' });
    expect(await people.accept(suggestion)).toMatchObject({ ok: true });
  });

  test('nothing is suggested about what is not there, or says nothing else', async () => {
    const { slug, author } = await people.translated();
    expect(await people.suggest(correcting('nowhere'))).toMatchObject({ refusal: 'no-such-contribution' });
    expect(await people.suggest(correcting('aic-c002'))).toMatchObject({ refusal: 'no-such-translation' });
    expect(await people.suggest(correcting(slug, 'La traduction.'))).toMatchObject({
      refusal: 'nothing-changes',
    });
    expect(await people.suggest(correcting(slug), { by: null })).toMatchObject({ refusal: 'sign-in-first' });
    const suggestion = await people.suggested(correcting(slug));
    const seen = await people.seenWith(suggestion);
    await withdraw(demo.db, { viewer: author, edition: demo.edition, slug }, demo.now);
    expect(await people.suggest(correcting(slug))).toMatchObject({ refusal: 'no-such-contribution' });
    // What was withdrawn is no longer on the desk, and nobody decides on it.
    expect(await people.seenWith(suggestion)).toBe('not there');
    expect(await people.accept(suggestion, seen)).toMatchObject({ ok: false });
  });

  test('it is decided by who translates the paper', async () => {
    const { slug } = await people.translated();
    const suggestion = await people.suggested(correcting(slug));
    for (const [who, refusal] of [
      [people.reader, 'not-your-role'],
      [await demo.viewer('lead-huairou-commission'), 'not-your-track'],
      [null, 'sign-in-first'],
    ] as const)
      expect(await people.decide(suggestion, declined, who)).toMatchObject({ refusal });
    expect(await people.decide(10 ** 9, declined)).toMatchObject({ ok: false });
  });

  test('what waits goes with the words of somebody who leaves', async () => {
    const { slug } = await people.translated();
    const by = await demo.participant();
    const suggestion = await people.suggested(correcting(slug), { by });
    await erasePerson(demo.db, by, true, demo.now);
    expect(await people.seenWith(suggestion)).toBe('not there');
  });

  test('thirty in an hour are enough', async () => {
    const { slug } = await people.translated();
    const by = await demo.participant();
    for (let times = 0; times < 30; times++)
      await people.suggested(correcting(slug, `Mot ${times}.`), { by });
    expect(await people.suggest(correcting(slug, 'Encore.'), { by })).toMatchObject({ refusal: 'too-many' });
  });
});

describe('of a provision', () => {
  const content = [
    { type: 'text', text: 'Dit ' },
    { type: 'strong', children: [{ type: 'text', text: 'autrement' }] },
    { type: 'text', text: '.' },
  ] as const;
  const correctingPassage = (ref: string, version = 2): Corrected => ({ paper, ref, version, content });
  const segment = async (ref: string) => {
    const wanted = { paper: people.id, authentic: 'en', target: 'fr', states: translationStates };
    const found = await segments(demo.db, { ...wanted, after: null, limit: 500 });
    return found.find((one) => one.ref === ref);
  };
  const shown = async (ref: string) => {
    const head = await paperHead(demo.db, demo.edition, paper, 'fr');
    const texts = await provisionsOf(demo.db, people.id, head?.version ?? 0, 'fr');
    return texts.find((one) => one.ref === ref);
  };

  test('accepted, it is a translation of the draft, and read once that is published', async () => {
    const suggestion = await people.suggested(correctingPassage('p06'));
    expect(await waitingSuggestions(demo.db, [people.id])).toContainEqual(
      expect.objectContaining({ paper: people.id, language: 'fr' }),
    );
    expect(await people.accept(suggestion)).toMatchObject({ ok: true });
    expect(await segment('p06')).toMatchObject({ content, state: 'unreviewed' });
    expect((await shown('p06'))?.content).not.toEqual(content);
    const letter = () => ({ subject: '', body: '' });
    const given = { paper, note: 'Better.', language: 'en', letter };
    expect(await publishVersion(demo.db, people.lead, given, demo.now)).toMatchObject({ ok: true });
    expect(await shown('p06')).toMatchObject({ content, suggestedBy: 'Nour', status: 'human' });
  });

  test('nobody overwrites a translation they have not read, nor corrects a text of before', async () => {
    const suggestion = await people.suggested(correctingPassage('p05', 1000));
    expect(await people.accept(suggestion, 'another')).toMatchObject({ refusal: 'changed-meanwhile' });
    expect(await people.suggest(correctingPassage('p06', 1))).toMatchObject({ refusal: 'changed-meanwhile' });
    expect(await people.suggest(correctingPassage('nowhere'))).toMatchObject({
      refusal: 'no-such-provision',
    });
  });

  test('the termbase is kept to, or knowingly not', async () => {
    const wanted = { paper: people.id, authentic: 'en', target: 'fr', states: translationStates };
    const found = await segments(demo.db, { ...wanted, after: null, limit: 500 });
    const texts = found.map(({ source }) => ({ source: plainText(source), target: plainText(content) }));
    const checks = await termChecks(demo.db, demo.edition, { source: 'en', target: 'fr' }, texts);
    const ref = found.find(
      (one, index) => one.content !== null && lacking(checks[index] ?? []).length > 0,
    )?.ref;
    if (ref === undefined) throw new Error('no passage has a term');
    const suggestion = await people.suggested(correctingPassage(ref, 1000));
    expect(await people.accept(suggestion, undefined, false)).toMatchObject({ refusal: 'terms-missing' });
    expect(await people.accept(suggestion)).toMatchObject({ ok: true });
    expect((await segment(ref))?.waived.length).toBeGreaterThan(0);
  });
});
