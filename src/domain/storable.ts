/** A text as a database can hold it: no NUL, no half of a character, no blanks around it. */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed().trim();
