/** The two ways an act can end: done, or refused for a reason that has a name (its wording is in the catalogues). */
export type Result<T, Refusal extends string> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      /** The lines of the table of permissions it rests on, where the table refused. */
      readonly lines?: readonly number[];
    };

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refused = <R extends string>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal });
