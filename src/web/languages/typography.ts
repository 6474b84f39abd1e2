const narrow = '\u202F';
const wide = '\u00A0';

/** French spacing: no line may begin with « : ; ! ? % » », nor end with «; and the groups of a number stay together. */
export function frenchTypography(text: string): string {
  return text
    .replace(/[ \u00A0\u202F]+([;!?])/g, `${narrow}$1`)
    .replace(/[ \u00A0\u202F]+(:(?!\/\/)|%)/g, `${wide}$1`)
    .replace(/«[ \u00A0\u202F]*/g, `«${wide}`)
    .replace(/[ \u00A0\u202F]*»/g, `${wide}»`)
    .replace(/'/g, '’')
    .replace(/(?<=\d)\u202F(?=\d{3})/g, wide);
}
