import type { Mandate, Role, Viewer } from '../viewer.ts';
import { type Act, type Permission, permissions } from './table.ts';

/** Where something stands in the edition: what a mandate's scope is compared with. */
export interface Place {
  readonly circuit: string | null;
  readonly track: string | null;
  readonly paper: string | null;
  /** The organisation an act is about, where it is about one. */
  readonly organisation?: string;
}

/** The edition as a whole. */
export const everywhere: Place = { circuit: null, track: null, paper: null };

export type PermissionRefusal =
  | 'sign-in-first'
  | 'not-your-role'
  | 'not-your-track'
  | 'not-your-organisation'
  | 'phase-closed'
  | 'no-such-mandate'
  | 'mandate-revoked'
  | 'mandate-ended'
  | 'mandate-not-begun';

export type Decision =
  /** `mandate` is the one the act is done under; null for a person who speaks for nobody else. */
  | { readonly ok: true; readonly by: Permission; readonly mandate: Mandate | null }
  /** `lines`: the numbers of the lines it rests on: those that would allow it to others, elsewhere or at another time. */
  | { readonly ok: false; readonly refusal: PermissionRefusal; readonly lines: readonly number[] };

export interface Request {
  readonly act: Act;
  readonly place: Place;
  /** What the phase of today opens. */
  readonly open: readonly string[];
  /** The name of the mandate the person chose to act under; undefined: whichever allows it. */
  readonly mandate?: string | undefined;
}

interface Pair<M extends Mandate = Mandate> {
  readonly line: Permission;
  readonly mandate: M | null;
}

/** Decides by the table, and says which line decided or why none did. */
export function decide(viewer: Viewer | null, request: Request): Decision {
  const { act, mandate: chosen } = request;
  const lines = linesOf(act, chosen !== undefined);
  if (!viewer) {
    const forVisitors = permissions
      .filter((line) => line.act === act && line.role === 'visitor')
      .map((line) => ({ line, mandate: null }));
    return forVisitors.length === 0 ? refuse('sign-in-first', lines) : amongOpen(forVisitors, request);
  }
  const mandates = viewer.mandates.filter(({ slug }) => chosen === undefined || slug === chosen);
  if (chosen !== undefined && mandates.length === 0)
    return lapsedRefusal(viewer, lines, request) ?? refuse('no-such-mandate', lines);
  const pairs = lines.flatMap((line) => pairsOf(line, mandates));
  if (pairs.length === 0) return lapsedRefusal(viewer, lines, request) ?? refuse('not-your-role', lines);
  const here = pairs.filter((pair) => stands(pair, request.place));
  if (here.length > 0) return amongOpen(here, request);
  const elsewhere = pairs.some(({ line }) => line.on === 'own') ? 'not-your-track' : 'not-your-organisation';
  return lapsedRefusal(viewer, lines, request) ?? refuse(elsewhere, unique(pairs));
}

/** The acts a role has a line for, in the order of the table. */
export const actsOf = (role: Role): Act[] => [
  ...new Set(permissions.filter((line) => line.role === role).map(({ act }) => act)),
];

/** What is refused to somebody signed out where only their own is at hand, with the lines it rests on. */
export const signInFirst = (act: Act) => ({
  ok: false as const,
  refusal: 'sign-in-first' as const,
  lines: linesOf(act, false).map(({ line }) => line),
});

/** Where a person may do an act today under a mandate: a place that each part that is set names. */
export const reachOf = (viewer: Viewer, act: Act): Pick<Place, 'circuit' | 'track' | 'paper'>[] =>
  permissions
    .filter((line) => line.act === act)
    .flatMap((line) =>
      viewer.mandates
        .filter(({ role }) => role === line.role)
        .map(({ circuit, track, paper }) => (line.on === 'any' ? everywhere : { circuit, track, paper })),
    );

/** The mandates of a person whose role has a line for an act: those they can choose to do it under. */
export const mandatesFor = (viewer: Viewer | null, act: Act): Mandate[] =>
  (viewer?.mandates ?? []).filter(({ role }) =>
    permissions.some((line) => line.act === act && line.role === role),
  );

/**
 * The lines an act goes by. What anybody may do is done for oneself, unless a mandate was chosen to do it under: then
 * by the line of its role.
 */
function linesOf(act: Act, underMandate: boolean): Permission[] {
  const lines = permissions.filter((line) => line.act === act && line.role !== 'visitor');
  const personal = lines.filter(({ role }) => role === 'participant');
  if (underMandate) return lines.filter((line) => !personal.includes(line));
  return personal.length > 0 ? personal : lines;
}

const refuse = (refusal: PermissionRefusal, lines: readonly Permission[]): Decision => ({
  ok: false,
  refusal,
  lines: lines.map(({ line }) => line),
});

const unique = (pairs: readonly Pair[]): Permission[] => [...new Set(pairs.map(({ line }) => line))];

/** The first pair whose phase is open today decides. */
function amongOpen(pairs: readonly Pair[], { open }: Request): Decision {
  const now = pairs.find(({ line }) => line.while === 'always' || open.includes(line.while));
  return now ? { ok: true, by: now.line, mandate: now.mandate } : refuse('phase-closed', unique(pairs));
}

/** A participant's line holds for everyone, without a mandate; the others under each mandate of their role. */
function pairsOf(line: Permission, mandates: readonly Mandate[]): Pair[] {
  if (line.role === 'participant') return [{ line, mandate: null }];
  return mandates.filter(({ role }) => role === line.role).map((mandate) => ({ line, mandate }));
}

/** Whether a line under a mandate reaches a place. */
function stands({ line, mandate }: Pair, place: Place): boolean {
  if (line.on === 'any') return true;
  if (!mandate) return false;
  return line.on === 'organisation' ? mandate.organisation === place.organisation : covers(mandate, place);
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

/** What happened to the mandate that would have allowed it, if there was one. */
function lapsedRefusal(
  viewer: Viewer,
  lines: readonly Permission[],
  { place, mandate: chosen }: Request,
): Decision | null {
  for (const mandate of viewer.lapsed) {
    if (chosen !== undefined && mandate.slug !== chosen) continue;
    const would = lines.filter((line) => line.role === mandate.role && stands({ line, mandate }, place));
    if (would.length > 0) return refuse(`mandate-${mandate.why}`, would);
  }
  return null;
}
