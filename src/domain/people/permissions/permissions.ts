import type { Mandate, Role, Viewer } from '../viewer.ts';

/** What a person can do that leaves a trace in the record. */
export const acts = ['contribute', 'reply', 'support', 'answer', 'write-clause', 'publish-outcome'] as const;
export type Act = (typeof acts)[number];

/** What a phase of the edition opens. */
type Opening = 'draft' | 'contribute' | 'answer' | 'consolidate';

/** One line of the table: this role may do this, here, while that is open. */
export interface Permission {
  readonly act: Act;
  /** `participant` is anybody who is signed in, with or without a mandate. */
  readonly role: Role | 'participant';
  /** `own`: only on what the mandate covers; `any`: on every track of the edition. */
  readonly on: 'own' | 'any';
  readonly while: Opening;
}

/** Who may do what. Everything that is not written here is refused. */
export const permissions: readonly Permission[] = [
  { act: 'contribute', role: 'participant', on: 'any', while: 'contribute' },
  { act: 'reply', role: 'participant', on: 'any', while: 'contribute' },
  { act: 'support', role: 'participant', on: 'any', while: 'contribute' },
  { act: 'answer', role: 'respondent', on: 'own', while: 'answer' },
  { act: 'answer', role: 'lead', on: 'own', while: 'answer' },
  { act: 'answer', role: 'secretariat', on: 'own', while: 'answer' },
  { act: 'write-clause', role: 'rapporteur', on: 'any', while: 'consolidate' },
  { act: 'write-clause', role: 'secretariat', on: 'any', while: 'consolidate' },
  { act: 'publish-outcome', role: 'secretariat', on: 'any', while: 'consolidate' },
];

/** Where something stands in the edition: what a mandate's scope is compared with. */
export interface Place {
  readonly circuit: string | null;
  readonly track: string | null;
  readonly paper: string;
}

export type PermissionRefusal =
  | 'sign-in-first'
  | 'not-your-role'
  | 'not-your-track'
  | 'phase-closed'
  | 'no-such-mandate';

export type Decision =
  /** `mandate` is the one the act is done under; null for a participant who speaks for nobody else. */
  | { readonly ok: true; readonly by: Permission; readonly mandate: Mandate | null }
  | { readonly ok: false; readonly refusal: PermissionRefusal };

export interface Request {
  readonly act: Act;
  readonly place: Place;
  /** What the phase of today opens. */
  readonly open: readonly string[];
  /** The name of the mandate the person chose to act under; undefined: whichever allows it. */
  readonly mandate?: string | undefined;
}

/** Whether a mandate covers a place: each part of its scope that is set names the place's own. */
function covers(mandate: Mandate, place: Place): boolean {
  const fits = (scope: string | null, own: string | null) => scope === null || scope === own;
  return (
    fits(mandate.circuit, place.circuit) &&
    fits(mandate.track, place.track) &&
    fits(mandate.paper, place.paper)
  );
}

/** Decides by the table, and says which line decided or why none did. */
export function decide(viewer: Viewer | null, request: Request): Decision {
  if (!viewer) return { ok: false, refusal: 'sign-in-first' };
  const { act, place, open, mandate: chosen } = request;
  const mandates = viewer.mandates.filter(({ slug }) => chosen === undefined || slug === chosen);
  if (chosen !== undefined && mandates.length === 0) return { ok: false, refusal: 'no-such-mandate' };
  const lines = permissions.filter((line) => line.act === act);
  const pairs = lines.flatMap((line) => pairsOf(line, mandates, chosen !== undefined));
  if (pairs.length === 0) return { ok: false, refusal: 'not-your-role' };
  const here = pairs.filter(({ line, mandate }) => line.on === 'any' || (mandate && covers(mandate, place)));
  if (here.length === 0) return { ok: false, refusal: 'not-your-track' };
  const now = here.find(({ line }) => open.includes(line.while));
  return now ? { ok: true, by: now.line, mandate: now.mandate } : { ok: false, refusal: 'phase-closed' };
}

/** A participant's line holds for everyone, and carries a mandate only when the person chose to speak under it. */
function pairsOf(line: Permission, mandates: readonly Mandate[], chosen: boolean) {
  if (line.role === 'participant') return [{ line, mandate: chosen ? (mandates[0] ?? null) : null }];
  return mandates.filter(({ role }) => role === line.role).map((mandate) => ({ line, mandate }));
}
