import { declaration } from '../../src/domain/amendments/declaration.fixture.ts';

/** Two wordings of one text, with the language it is in. */
export interface Case {
  readonly task: string;
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

const words = 'les villes écoutent celles et ceux qui y vivent puis répondent dans les délais promis'.split(
  ' ',
);

/** Numbers that look drawn by lot and are the same in every run (minimal standard generator of Park and Miller). */
export function lots(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

export function sentence(draw: (below: number) => number, length: number): string[] {
  return Array.from({ length }, () => `${words[draw(words.length)]}${draw(40) === 0 ? ',' : ''}`);
}

/** The second quarter of every third article gives way to the beginning of the next one. */
function reworded(articles: readonly string[]): string[] {
  return articles.map((article, index) => {
    if (index % 3 !== 0) return article;
    const signs = [...new Intl.Segmenter('und').segment(article)].map(({ segment }) => segment);
    const quarter = Math.floor(signs.length / 4);
    const other = [...new Intl.Segmenter('und').segment(articles[index + 1] ?? '')].slice(0, 12);
    return [
      ...signs.slice(0, quarter),
      ...other.map(({ segment }) => segment),
      ...signs.slice(2 * quarter),
    ].join('');
  });
}

function provision(bytes: number): string[] {
  const text = sentence(lots(1), 9000);
  while (new TextEncoder().encode(text.join(' ')).length > bytes) text.pop();
  return text;
}

export function cases(): Case[] {
  const long = provision(51 * 1024);
  const step = Math.floor(long.length / 50);
  const fifty = long.map((word, index) =>
    index % step === 7 && index < step * 50 ? `autrement${index}` : word,
  );
  const french = { language: 'fr', before: long.join(' ') };
  const middle = Math.floor(long.length / 2);
  const others = sentence(lots(7), 2000);
  return [
    { task: 'one word in 51 KB', ...french, after: long.with(middle, 'autrement').join(' ') },
    { task: '50 changes in 51 KB', ...french, after: fifty.join(' ') },
    { task: '900 words moved', ...french, after: [...long.slice(900), ...long.slice(0, 900)].join(' ') },
    {
      task: 'two unlike texts of 2,000 words',
      language: 'fr',
      before: sentence(lots(3), 2000).join(' '),
      after: others.join(' '),
    },
    ...['fra', 'arb', 'cmn_hans', 'tha', 'hin'].map((code): Case => {
      const { articles, language } = declaration(code);
      return {
        task: `declaration in ${language}, a third of the articles`,
        language,
        before: articles.join('\n\n'),
        after: reworded(articles).join('\n\n'),
      };
    }),
  ];
}
