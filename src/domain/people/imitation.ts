/** Letters that look like Latin ones, and signs that are written for them; i, l, 1 and their like are one. */
const alike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аɑα@4',
    b: 'вβ',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еєε3',
    g: 'ɡ',
    h: 'һн',
    i: 'іιıɩlӏ1!|',
    j: 'ј',
    k: 'кκ',
    m: 'мϻ',
    n: 'ոη',
    o: 'оοσօ0',
    p: 'рρ',
    r: 'гᴦ',
    s: 'ѕꜱ5$',
    t: 'тτ7',
    u: 'υս',
    v: 'ѵν',
    w: 'ԝѡω',
    x: 'хχ',
    y: 'уү',
    // One letter in every way of writing an Arabic name.
    ا: 'أإآٱ',
    ي: 'ى',
    ه: 'ة',
  }).flatMap(([letter, others]) => [...others].map((other): [string, string] => [other, letter])),
);

/** A name as the eye takes it: without marks, width, case, what cannot be seen, and with one letter for those that look alike. */
function seen(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\u0640]/gu, '')
    .toLowerCase();
  return [...bare].map((letter) => alike.get(letter) ?? letter).join('');
}

const wordsOf = (name: string): string[] => seen(name).match(/[\p{L}\p{N}]+/gu) ?? [];
/** Words again, where letters one by one, as in C.G.L.U., are one word. */
function readWords(name: string): string[] {
  const spelled = wordsOf(name).map((word) => (word.length === 1 ? word : ` ${word} `));
  return spelled
    .join('')
    .split(' ')
    .filter((word) => word !== '');
}
const joined = (name: string): string => wordsOf(name).join('');

/** Words that nobody bears: a name that has one anywhere, spaced out or not, is refused. */
const offices = [
  'secretariat',
  'secrétariat',
  'secretaria',
  'secretaría',
  'moderator',
  'moderation',
  'modération',
  'modérateur',
  'modératrice',
  'moderador',
  'moderadora',
  'moderación',
  'administrator',
  'administrateur',
  'administratrice',
  'administrador',
].map(joined);
/** Refused as a word of its own: within another it may be part of a name. */
const officeWords = new Set(['admin', 'webmaster', 'الأمانة', 'المشرف', 'المشرفة', 'الإدارة'].map(joined));
/** Refused as a whole name, or beside nothing but these: people are called Parvis, or مشرف. */
const wholeNames = new Set(
  [
    'Parvis',
    'the',
    'le',
    'el',
    'team',
    'équipe',
    'equipo',
    'official',
    'officiel',
    'oficial',
    'support',
    'مشرف',
    'فريق',
  ].map(joined),
);

/** Titles that somebody bears: refused as words of a name, one after the other, that the name says or spells out. */
const titles = [
  ...[
    'secretary general',
    'global secretary',
    'rapporteur',
    'chairperson',
    'chair of',
    'president of',
    'mayor of',
  ],
  ...[
    'secrétaire général',
    'secrétaire générale',
    'secrétaire mondial',
    'secrétaire mondiale',
    'rapporteure',
  ],
  ...[
    'rapporteuse',
    'présidence',
    'président de',
    'président du',
    'présidente de',
    'présidente du',
    'maire de',
  ],
  ...['maire du', 'maire des', 'maire d', 'mairesse de', 'secretario general', 'secretaria general'],
  ...['secretario mundial', 'secretaria mundial', 'relatoría', 'relatora', 'presidencia', 'presidente de'],
  ...['presidente del', 'presidenta de', 'presidenta del', 'alcalde de', 'alcaldesa de', 'alcaldía'],
  ...[
    'الأمين العام',
    'الأمينة العامة',
    'المقرر',
    'المقررة',
    'رئاسة',
    'رئيس بلدية',
    'رئيسة بلدية',
    'عمدة مدينة',
  ],
].map((title) => wordsOf(title));

/** The letters a name is shortened to, of its words that begin with a capital: CGLU; empty when it has too few. */
export function acronymOf(name: string): string {
  const initials = (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('');
  return initials.length >= longEnough.acronym ? initials : '';
}

/** From how many letters on a name is recognised within another, and an acronym as one word of several. */
const longEnough = { name: 8, acronym: 4 };

/**
 * Whether a name passes for that of an authority: an office of the congress, the site, or one of the `names` and
 * acronyms of organisations and editions, or the title of a mandate, in letters that look the same or with some that
 * cannot be seen.
 */
export function imitates(name: string, names: readonly string[]): boolean {
  const words = readWords(name);
  const whole = words.join('');
  if (whole === '') return false;
  if (offices.some((office) => whole.includes(office))) return true;
  if (words.some((word) => officeWords.has(word)) || words.every((word) => wholeNames.has(word))) return true;
  const said = ` ${words.join(' ')} `;
  if (titles.some((title) => said.includes(` ${title.join(' ')} `))) return true;
  return names.map(joined).some((other) => {
    if (other === '') return false;
    if (other === whole) return true;
    if (other.length >= longEnough.name) return whole.includes(other);
    return other.length >= longEnough.acronym && words.includes(other);
  });
}
