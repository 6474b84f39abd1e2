import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasLink, heldFor } from './holding.ts';
import { isTooMany, pace } from './pace.ts';

describe('pace', () => {
  test('whoever keeps to it is never stopped; whoever breaks it always is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_600_000 }), { maxLength: 60 }), (moments) => {
        const now = 3_600_000;
        const recent = moments.filter((moment) => moment > now - pace.provision.minutes * 60_000);
        expect(isTooMany(moments, pace.provision, now)).toBe(recent.length >= pace.provision.most);
      }),
    );
  });
});

describe('holding', () => {
  const said = { text: 'We need ramps.', guest: false, newcomer: false, likeness: 0 };

  test.each([
    ['somebody known, with a link', { text: 'See https://example.org' }, null],
    ['a newcomer with a link', { text: 'See https://example.org', newcomer: true }, 'links'],
    ['a newcomer with a bare name', { text: 'cheap at spam-shop.com now', newcomer: true }, 'links'],
    ...[
      't.me/somewhere',
      'casino.fr',
      'ftp://evil.example/a',
      'hxxp://x.fr',
      'casino。com',
      'ｗｗｗ．casino．com',
      'bob@casino.de',
    ].map((text) => [`a newcomer with ${text}`, { text, newcomer: true }, 'links'] as const),
    ['a newcomer who copies', { newcomer: true, likeness: 0.95, text: 'ramp '.repeat(20) }, 'similar'],
    ['a newcomer who says the same in few words', { newcomer: true, likeness: 1 }, null],
    ['somebody known who copies', { likeness: 0.95 }, null],
    ['a guest', { guest: true, newcomer: true }, 'guest'],
    ['a newcomer who says something', { newcomer: true }, null],
  ] as const)('%s', (_, more, held) => {
    expect(heldFor({ ...said, ...more })).toBe(held);
  });

  test.each([
    'Artículo 3.1 y 3.2',
    'etc.Fin de phrase',
    'à 10.30 h',
    'Mme. Coulibaly',
    'et/ou 3,5 km/h',
    'e.g. ramps, i.e. access',
  ])('%s is no link', (text) => {
    expect(hasLink(text)).toBe(false);
  });
});
