const narrow = '\u202F';
const wide = '\u00A0';

/** French spacing: no line may begin with « : ; ! ? » », nor end with «. */
export function frenchTypography(text: string): string {
  return text
    .replace(/[ \u00A0\u202F]+([;!?])/g, `${narrow}$1`)
    .replace(/[ \u00A0\u202F]+(:)(?!\/\/)/g, `${wide}$1`)
    .replace(/«[ \u00A0\u202F]*/g, `«${wide}`)
    .replace(/[ \u00A0\u202F]*»/g, `${wide}»`)
    .replace(/'/g, '’')
    .replaceAll('\u202F000', `${wide}000`);
}
