import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { reviseProvision } from '../../actions/revise-provision.ts';
import { setMachineDrafts } from '../../actions/set-machine-drafts.ts';
import { paperTranslation } from '../../queries/translation-texts.ts';
import { marksOf, sameMarks } from '../translation/marks.ts';
import { anyText } from '../translation/trees.testing.ts';
import { type MachineSettings, machineOf } from './machine.ts';
import { type Answer, inCapitals, type StubServer, shouted, stubServer } from './stub-server.testing.ts';
import { readTagged, writeTagged } from './tagged.ts';
import { translateMissing } from './translate-missing.ts';

let server: StubServer;
let demo: Demonstration;
beforeAll(async () => {
  [server, demo] = await Promise.all([stubServer(), demonstration()]);
}, 60_000);
afterAll(async () => {
  await server.close();
  await demo.drop();
});
beforeEach(() => {
  server.asked.length = 0;
  server.answerWith(inCapitals);
});

const kinds = ['libretranslate', 'deepl'] as const;
function machine(kind: MachineSettings['kind'] = 'libretranslate', given: Partial<MachineSettings> = {}) {
  const made = machineOf({ kind, url: server.url, key: 'a key', patience: 2000, ...given });
  if (!made) throw new Error('there is no machine');
  return made;
}

describe.each(kinds)('%s', (kind) => {
  test('is sent texts with its key, and answers in their order', async () => {
    const answer = await machine(kind).translate(['One.', 'A <g id="1">second</g>.'], 'en', 'pt');
    expect(answer).toEqual({ ok: true, texts: ['ONE.', 'A <g id="1">SECOND</g>.'] });
    const [asked] = server.asked;
    if (kind === 'deepl') {
      expect(asked?.path).toBe('/v2/translate');
      expect(asked?.headers.authorization).toBe('DeepL-Auth-Key a key');
      expect(asked?.body).toMatchObject({ source_lang: 'EN', target_lang: 'PT-PT', tag_handling: 'xml' });
    } else {
      expect(asked?.path).toBe('/translate');
      expect(asked?.body).toMatchObject({ source: 'en', target: 'pt', format: 'html', api_key: 'a key' });
    }
  });

  test.each<[string, Answer, string]>([
    ['429', { status: 429, body: '{}' }, 'busy'],
    ['500', { status: 500, body: 'Oh no.' }, 'failed'],
    ['403', { status: 403, body: '{}' }, 'key-refused'],
    ['456', { status: 456, body: '{}' }, 'quota'],
    ['400', { status: 400, body: '{}' }, 'pair-refused'],
    ['a way elsewhere', { status: 302, body: '', location: 'http://127.0.0.1:9/' }, 'unreachable'],
    ['no JSON', { body: '<html>' }, 'malformed'],
    ['other JSON', { body: '{"translations":7,"translatedText":7}' }, 'malformed'],
    ['too few', { body: '{"translations":[],"translatedText":[]}' }, 'malformed'],
    ['too much', { body: JSON.stringify('a'.repeat(5_000_000)) }, 'malformed'],
  ])('%s is told', async (_, answer, failure) => {
    server.answerWith(() => answer);
    expect(await machine(kind).translate(['One.'], 'en', 'fr')).toEqual({ ok: false, failure });
    expect(server.asked).toHaveLength(1);
  });

  test('what is too slow is not waited for, and what is not there is told', async () => {
    server.answerWith(() => null);
    const slow = machine(kind, { patience: 200 });
    expect(await slow.translate(['One.'], 'en', 'fr')).toEqual({ ok: false, failure: 'too-slow' });
    const gone = machine(kind, { url: 'http://127.0.0.1:1' });
    expect(await gone.translate(['One.'], 'en', 'fr')).toEqual({ ok: false, failure: 'unreachable' });
  });
});

describe('tags', () => {
  test('a text comes back with every mark it had, or not at all', () => {
    let kept = 0;
    fc.assert(
      fc.property(anyText, (content) => {
        const { text, marks } = writeTagged(content);
        const back = readTagged(text, marks);
        if (!back) return;
        kept += 1;
        expect(sameMarks(marksOf(back), marksOf(content))).toBe(true);
      }),
    );
    expect(kept).toBeGreaterThan(10);
  });

  const { text, marks } = writeTagged([
    { type: 'text', text: 'A < ' },
    { type: 'link', href: 'https://secret.example', children: [{ type: 'text', text: 'link' }] },
    { type: 'note', ref: 'n1' },
  ]);

  test('no address of a link leaves, and words may change places', () => {
    expect(text).toBe('A &lt; <g id="1">link</g><x id="2"></x>');
    expect(readTagged('<x id="2"/><g id="1">Lien</g> A &amp; b', marks)).toEqual([
      { type: 'note', ref: 'n1' },
      { type: 'link', href: 'https://secret.example', children: [{ type: 'text', text: 'Lien' }] },
      { type: 'text', text: ' A & b' },
    ]);
  });

  test.each([
    ['lost', 'A <g id="1">link</g>'],
    ['doubled', '<g id="1">a</g><g id="1">b</g><x id="2"/>'],
    ['of nobody', '<g id="1">a</g><x id="2"/><g id="3">b</g>'],
    ['exchanged', '<x id="1"/><g id="2">a</g>'],
    ['around nothing', 'A link <g id="1"> </g><x id="2"/>'],
    ['around words, of a note', '<g id="1">a</g><x id="2">words</x>'],
    ['of another page', '<g id="1">a</g><x id="2"/><script>alert(1)</script>'],
    ['never closed', '<g id="1">a<x id="2"/>'],
    ['an entity', '<g id="1">a</g><x id="2"/>&nbsp;'],
    ['a document type', '<!DOCTYPE t [<!ENTITY a "b">]><g id="1">a</g><x id="2"/>'],
    ['nothing', ''],
    ['too much', `<g id="1">a</g><x id="2"/>${'a'.repeat(10_001)}`],
  ])('a tag that is %s: nothing is kept', (_, answer) => {
    expect(readTagged(answer, marks)).toBeNull();
  });
});

describe('what is missing of a paper', () => {
  const paper = 'accessible-cities';
  const language = 'pt';
  const run = async (given: { readonly by?: string; readonly most?: number } = {}) => {
    const by = await demo.viewer(given.by ?? 'lead-world-enabled');
    const wanted = { machine: machine(), paper, language, by, now: () => demo.now };
    return translateMissing(demo.db, { ...wanted, ...(given.most ? { most: given.most } : {}) });
  };
  const texts = async () => {
    const found = await paperTranslation(demo.db, demo.edition, paper, language);
    return found?.texts ?? [];
  };

  test('who may not translate it has nothing sent', async () => {
    expect(await run({ by: 'lead-gpr2c' })).toMatchObject({ ok: false, refusal: 'not-your-track' });
    expect(server.asked).toEqual([]);
  });

  test('a draft stays here, until the secretariat lets it leave', async () => {
    const lead = await demo.viewer('lead-world-enabled');
    const p06 = (await texts()).find(({ ref }) => ref === 'p06');
    const content = [{ type: 'text', text: 'A potoroo in a draft.' }] as const;
    const given = { paper, ref: 'p06', language: 'en', content, basis: p06?.basis ?? 0 };
    expect((await reviseProvision(demo.db, lead, { ...given, key: crypto.randomUUID() }, demo.now)).ok).toBe(
      true,
    );
    expect(await run({ most: 1 })).toMatchObject({ ok: true, value: { written: 1, unpublished: 1 } });
    const secretariat = await demo.viewer('secretariat');
    const drafts = { edition: demo.edition, drafts: true };
    for (const _ of [1, 2])
      expect((await setMachineDrafts(demo.db, secretariat, drafts, demo.now)).ok).toBe(true);
    expect(await run({ most: 1 })).toMatchObject({ ok: true, value: { written: 1, unpublished: 0 } });
    const events = await demo.db
      .selectFrom('event')
      .select('content')
      .where('kind', '=', 'machine-set')
      .execute();
    expect(events).toEqual([{ content: { drafts: true } }]);
    await setMachineDrafts(demo.db, secretariat, { ...drafts, drafts: false }, demo.now);
  });

  test('a failure keeps what came before, and says what is left', async () => {
    let answers = 0;
    server.answerWith((asked) => (answers++ === 0 ? inCapitals(asked) : { status: 429, body: '{}' }));
    const before = (await texts()).filter(({ status }) => status === 'machine').length;
    const result = await run();
    if (!result.ok) throw new Error(result.refusal);
    expect(result.value).toMatchObject({ failure: 'busy', refused: [], unpublished: 1 });
    expect(result.value.written).toBeGreaterThan(0);
    expect(result.value.left).toBeGreaterThan(0);
    const after = (await texts()).filter(({ status }) => status === 'machine').length;
    expect(after - before).toBe(result.value.written);
  });

  test('what comes back broken is not kept; the rest is by machine, unreviewed, with its marks', async () => {
    server.answerWith(({ body }) => {
      const made = (body.q as string[]).map((text, index) => shouted(text) + (index === 0 ? '<b></b>' : ''));
      return { body: JSON.stringify({ translatedText: made }) };
    });
    const broken = await run();
    if (!broken.ok) throw new Error(broken.refusal);
    expect(broken.value.refused.length).toBeGreaterThan(0);
    server.answerWith(inCapitals);
    const rest = await run();
    expect(rest).toMatchObject({
      ok: true,
      value: { written: broken.value.refused.length, refused: [], left: 0, failure: null },
    });
    const made = (await texts()).filter(({ status }) => status === 'machine');
    expect(made.length).toBeGreaterThan(20);
    for (const { source, translation } of made.filter(({ ref }) => ref !== 'p06'))
      expect(writeTagged(translation ?? []).text).toBe(shouted(writeTagged(source).text));
    expect(server.asked.map(({ body }) => JSON.stringify(body)).join()).not.toContain('potoroo');
    const again = await run();
    expect(again).toMatchObject({ ok: true, value: { written: 0, left: 0, unpublished: 1 } });
  });
});
