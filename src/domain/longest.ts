/** The longest texts people may write, in characters, and the largest request, in bytes: the same on pages and in the interface for programs. */
export const longest = {
  /** A contribution, an answer, a clause. */
  words: 5000,
  /** A provision of a paper. */
  provision: 10_000,
  /** Of the forms of a paper: five sentences, and its substance in simple words. */
  summary: 1500,
  simpleText: 20_000,
  /**
   * Everything an amendment says, and how many things it does: more would be slow to compare, and past the largest
   * request where each letter takes six bytes of a form.
   */
  amendment: 30_000,
  operations: 50,
  /** Why something was decided: a reason, a note. */
  note: 1000,
  appeal: 2000,
  name: 80,
  place: 80,
  organisation: 200,
  email: 200,
  request: 256 * 1024,
} as const;
