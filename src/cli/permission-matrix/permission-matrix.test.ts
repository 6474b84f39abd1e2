import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { doors as apiDoors } from '../../api/all-doors.ts';
import { createApi } from '../../api/api.ts';
import {
  outcomeOf,
  outcomeUnder,
  scopes,
  spokenActs,
} from '../../domain/people/permissions/expected.testing.ts';
import { type Act, type Actor, acts, permissions } from '../../domain/people/permissions/table.ts';
import { roles } from '../../domain/people/viewer.ts';
import { parseSettings } from '../../settings.ts';
import { type RolledBack, rolledBack } from '../../store/rolled-back.testing.ts';
import { createApp } from '../../web/app.tsx';
import { loadAssets } from '../../web/assets.ts';
import { routes } from '../../web/routes.ts';
import { createSignIn } from '../../web/sign-in/sign-in.ts';
import { type App, doors, isShown, tries } from './doors.testing.ts';
import { nowhere } from './machine.testing.ts';
import { everybody, type People } from './people.testing.ts';
import { completeOutcome, type Target, targetAt } from './targets.testing.ts';
import type { Made, Trial, Way } from './way.testing.ts';
import { personal, ways } from './ways.testing.ts';

const actors: readonly Actor[] = [...roles, 'participant', 'visitor'];

let demo: Demonstration;
let sandbox: RolledBack;
let app: App;
let people: People;
let here: Target;
let there: Target;
let posts: readonly string[];
/** How many cases were tried, and how many came to what the table says. */
const count = { tried: 0, right: 0 };

beforeAll(async () => {
  demo = await demonstration();
  const { now } = demo;
  sandbox = rolledBack(demo.db);
  const parsed = parseSettings({
    PARVIS_SECRET: 'k8Zr1bQ0vXyT4nLs7Wd2MfHc9JpGu6Ea',
    TRANSLATION_MACHINE: nowhere.kind,
    TRANSLATION_MACHINE_URL: nowhere.url,
  });
  if (!parsed.ok) throw new Error(parsed.errors.join());
  const settings = { ...parsed.value, secret: parsed.value.secret ?? '' };
  const site = { db: sandbox.db, settings, now: () => now, assets: await loadAssets() };
  const signIn = createSignIn(site);
  app = await createApp({ ...site, api: createApi });
  posts = routes(site, signIn, null).flatMap(({ method, path }) =>
    method === 'POST' ? [path.replace('/:language{[a-z][a-z]}', '')] : [],
  );
  here = await targetAt(demo, {
    paper: 'accessible-cities',
    track: 'accessible-cities',
    organisation: 'world-enabled',
    mandate: 'lead-world-enabled',
  });
  there = await targetAt(demo, {
    paper: 'informality',
    track: 'informality',
    organisation: 'cities-alliance',
    mandate: 'lead-cities-alliance',
  });
  await completeOutcome(demo);
  people = await everybody(demo, here, signIn);
}, 60_000);
afterAll(async () => {
  await demo.drop();
  const under = `, and ${spokenActs.length} under a mandate of choice × ${roles.length} roles`;
  const factors = `${acts.length} acts by ${tried.length} ways × ${actors.length} actors × ${scopes.length} scopes × ${doors.length} doors${under}`;
  const rest = count.tried - count.right;
  console.log(
    `permission matrix: ${factors} = ${count.tried} cases, ${rest === 0 ? 'all' : `all but ${rest}`} as the table says`,
  );
});

/** Runs something as somebody, in a database that forgets it. */
const forgotten = <T>(
  way: Way,
  actor: Actor,
  scope: (typeof scopes)[number],
  run: (trial: Trial) => Promise<T>,
  under?: string,
): Promise<T> =>
  sandbox.run(async () => {
    const { edition, now } = demo;
    const place = { target: scope === 'other place' ? there : here, somebody: people(actor, scope) };
    const trial = { db: sandbox.db, edition, now, actor, scope, ...place, under, key: crypto.randomUUID() };
    const made: Made = (await way.prepare?.(trial)) ?? {};
    return run({ ...trial, made });
  });

/** Tries an act, and finds every event it left to carry the line of the table that allowed it. */
async function tryActing(act: Act, way: Way, trial: Trial): Promise<string> {
  const { last } = await trial.db
    .selectFrom('event')
    .select((row) => row.fn.max('sequence').as('last'))
    .executeTakeFirstOrThrow();
  const outcome = await tries.action(app, way, trial);
  if (outcome !== 'done' || way.reads) return outcome;
  const left = await trial.db.selectFrom('event').select('line').where('sequence', '>', last).execute();
  const kept = left.map(({ line }) => permissions.find((one) => one.line === line)?.act);
  return left.length > 0 && kept.every((one) => one === act) ? outcome : `the record keeps lines of ${kept}`;
}

const tried = acts.flatMap((act) => ways[act].map((way): [Act, Way] => [act, way]));

// 45 cases a test: slow only where the machine is busy.
describe.each(tried)('%s', { timeout: 60_000 }, (act, way) => {
  test.each(doors)(`${way.name}, by the %s`, async (door) => {
    const found: string[] = [];
    const wanted: string[] = [];
    for (const actor of actors)
      for (const scope of scopes) {
        const does = door === 'page' ? (way.pageDoes?.(actor) ?? act) : act;
        const want = outcomeOf(does, actor, scope);
        const outcome = await forgotten(way, actor, scope, (trial) =>
          door === 'action' ? tryActing(act, way, trial) : tries[door](app, way, trial),
        );
        wanted.push(`${actor}, ${scope}: ${want}`);
        found.push(`${actor}, ${scope}: ${outcome}`);
        count.tried += 1;
        if (outcome === want) count.right += 1;
      }
    expect(found).toEqual(wanted);
  });

  test(`${way.name}, is shown to whoever may, and nobody else`, async () => {
    const found: string[] = [];
    const wanted: string[] = [];
    for (const actor of actors)
      for (const scope of scopes) {
        const may = outcomeOf(way.pageDoes?.(actor) ?? act, actor, scope) === 'done';
        wanted.push(`${actor}, ${scope}: ${may}`);
        const shown = await forgotten(way, actor, scope, (trial) => isShown(app, way, trial));
        found.push(`${actor}, ${scope}: ${shown}`);
      }
    expect(found).toEqual(wanted);
  });
});

describe.each(spokenActs)('%s in the name of an organisation', { timeout: 60_000 }, (act) => {
  test.each(doors)('by the %s', async (door) => {
    const [way] = ways[act];
    const found: string[] = [];
    const wanted: string[] = [];
    for (const role of roles)
      for (const scope of scopes) {
        const want = outcomeUnder(act, role, scope);
        const run = (trial: Trial) => tries[door](app, way, trial);
        const outcome = await forgotten(way, role, scope, run, `tried-${role}`);
        wanted.push(`${role}, ${scope}: ${want}`);
        found.push(`${role}, ${scope}: ${outcome}`);
        count.tried += 1;
        if (outcome === want) count.right += 1;
      }
    expect(found).toEqual(wanted);
  });
});

describe('no door is forgotten', () => {
  /** The doors that were tried, as the routes are written: by act. */
  const triedBy = async (door: 'page' | 'api') => {
    const found = new Map<string, Set<Act>>();
    for (const [act, way] of tried)
      for (const actor of ['participant', 'visitor'] as const)
        await forgotten(way, actor, 'own place', async (trial) => {
          const { route } = way[door](trial);
          if (door === 'page' && way.reads) return;
          found.set(route, (found.get(route) ?? new Set()).add(act));
        });
    return found;
  };

  test('every address that takes a POST is the door of an act, or personal', async () => {
    const known = await triedBy('page');
    expect(posts.length).toBeGreaterThan(40);
    expect(posts.filter((route) => !known.has(route) && !personal.some((one) => one.test(route)))).toEqual(
      [],
    );
    expect([...known.keys()].filter((route) => !posts.includes(route))).toEqual([]);
  });

  test('the interface has a door for every act, and says which', async () => {
    const known = await triedBy('api');
    const described = apiDoors.flatMap(({ method, path, route }) =>
      (method === 'post' || route['x-acts']) && !personal.some((one) => one.test(path))
        ? [[path, [...(route['x-acts'] ?? [])].sort()] as const]
        : [],
    );
    expect(new Map(described)).toEqual(new Map([...known].map(([path, of]) => [path, [...of].sort()])));
    expect(new Set(described.flatMap(([, of]) => of))).toEqual(new Set(acts));
  });
});
