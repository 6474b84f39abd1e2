/** Where the ten digits of a script begin: Arabic, Persian and Urdu, Devanagari, Bengali, and full width. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];

/** A number as it was typed on any keyboard, in the digits that the program counts with. */
export const europeanDigits = (typed: string): string =>
  typed.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });
