/** What makes contributions out of words: the same seed, the same contributions. */
export interface Author {
  /** A contribution in a language of the bench. */
  text(language: string): string;
  pick<T>(list: readonly T[]): T;
}

/** Words of the subject, that many contributions share. */
export const subjects: Readonly<Record<string, readonly string[]>> = {
  fr: 'ville logement droit accessible transport quartier habitant climat égalité eau participation budget énergie culture école santé jeunesse mémoire espace public'.split(
    ' ',
  ),
  en: 'city housing right accessible transport neighbourhood resident climate equality water participation budget energy culture school health youth memory public space'.split(
    ' ',
  ),
  es: 'ciudad vivienda derecho accesible transporte barrio habitante clima igualdad agua participación presupuesto energía cultura escuela salud juventud memoria espacio público'.split(
    ' ',
  ),
  ar: 'مدينة سكن حق ميسرة نقل حي ساكن مناخ مساواة ماء مشاركة ميزانية طاقة ثقافة مدرسة صحة شباب ذاكرة فضاء عام'.split(
    ' ',
  ),
  pt: 'cidade habitação direito acessível transporte bairro morador clima igualdade água participação orçamento energia cultura escola saúde juventude memória espaço público'.split(
    ' ',
  ),
};

/** What stands between them, with letters of the language that make the rarer words. */
const between: Readonly<Record<string, { words: string; letters: string }>> = {
  fr: {
    words: 'la le les de des nous à pour dans avec une qui sur et mais sans',
    letters: 'aeioubcdflmnprst',
  },
  en: { words: 'the of and we to for in with a that on but without our their', letters: 'aeioubcdflmnprst' },
  es: { words: 'la el los de nos a para en con una que sobre y pero sin', letters: 'aeioubcdflmnprst' },
  ar: { words: 'من في على مع إلى التي هذا و لكن بدون', letters: 'ابتجحدرسشعفقكلمنهوي' },
  pt: { words: 'a o os de nos para em com uma que sobre e mas sem', letters: 'aeioubcdflmnprst' },
};

/** Numbers that look random and are the same each time (Park and Miller, « Random number generators », 1988). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Of so many words, the one of a rank: as in any language, the tenth is a tenth as common as the first (Zipf). */
const zipf = (random: number, size: number): number => Math.min(size - 1, Math.floor(size ** random) - 1);

export function author(seed: number): Author {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const rare = new Map<string, string[]>();
  const rareWords = (language: string): string[] => {
    const known = rare.get(language);
    if (known) return known;
    const letters = [...(between[language]?.letters ?? '')];
    const made = Array.from({ length: 20_000 }, () =>
      Array.from({ length: 5 + Math.floor(random() * 6) }, () => pick(letters)).join(''),
    );
    rare.set(language, made);
    return made;
  };
  return {
    pick,
    text(language) {
      const own = subjects[language] ?? [];
      const small = between[language]?.words.split(' ') ?? [];
      const others = rareWords(language);
      const words = Array.from({ length: 25 + Math.floor(random() * 50) }, () => {
        const dice = random();
        if (dice < 0.45) return pick(small);
        if (dice < 0.55) return own[zipf(random(), own.length + 1)] ?? pick(own);
        return others[zipf(random(), others.length)] ?? '';
      });
      return `${words.join(' ')}.`;
    },
  };
}
