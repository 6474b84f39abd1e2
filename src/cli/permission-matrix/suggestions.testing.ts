import { sql } from 'kysely';
import { decideSuggestion } from '../../actions/decide-suggestion.ts';
import { textHash } from '../../actions/standing.ts';
import { type Corrected, suggestTranslation } from '../../actions/suggest-translation.ts';
import { type Suggestion, suggestionsFor } from '../../queries/suggestions.ts';
import { letter } from './targets.testing.ts';
import type { Address, Trial, Way } from './way.testing.ts';

const language = 'fr';
/** A translation that came with the demonstration. */
const passage = 'p05';
const machine = 'Un banc, par une machine.';

/** The contribution is translated by a machine, which somebody may correct. */
const translated = ({ db, now, target }: Omit<Trial, 'made'>) =>
  sql`insert into contribution_translation (contribution_id, language, text, made_by, engine, source_hash, made_at)
    select id, ${language}, ${machine}, 'machine', 'a machine', '', ${now} from contribution
    where slug = ${target.contribution}`.execute(db);

interface Case {
  readonly name: string;
  prepare(trial: Omit<Trial, 'made'>): Promise<unknown>;
  corrected(trial: Omit<Trial, 'made'>, version: number): Corrected;
  readonly text: string;
  page(trial: Trial): Address;
  api(trial: Trial): Address;
}

const ofContribution: Case = {
  name: 'of a contribution',
  prepare: translated,
  text: 'Un banc.',
  corrected: ({ target }) => ({
    contribution: target.contribution,
    seen: textHash(machine),
    text: 'Un banc.',
  }),
  page: ({ target: { contribution } }) => ({
    route: '/contributions/:contribution/suggestions',
    params: { contribution },
  }),
  api: ({ target: { contribution } }) => ({
    route: '/contributions/{contribution}/suggestions',
    params: { contribution },
  }),
};

const ofProvision: Case = {
  name: 'of a provision',
  prepare: async () => {},
  text: 'Mieux dit.',
  corrected: ({ target: { paper } }, version) => ({
    paper,
    ref: passage,
    version,
    content: [{ type: 'text', text: 'Mieux dit.' }],
  }),
  page: ({ target: { paper } }) => ({
    route: '/papers/:paper/provisions/:ref/suggestions',
    params: { paper, ref: passage },
  }),
  api: ({ target: { paper } }) => ({
    route: '/papers/{paper}/provisions/{provision}/suggestions',
    params: { paper, provision: passage },
  }),
};

/** A version that no passage is newer than. */
const version = 1000;

const suggesting = (one: Case): Way => {
  const seenOf = (trial: Trial) => {
    const corrected = one.corrected(trial, version);
    return 'seen' in corrected ? corrected.seen : String(version);
  };
  return {
    name: one.name,
    prepare: async (trial) => {
      await one.prepare(trial);
      return {};
    },
    action: (trial) => {
      const { db, somebody, edition, key, now } = trial;
      const given = { edition, corrected: one.corrected(trial, version), language, named: true, key };
      return suggestTranslation(db, somebody.viewer, given, now);
    },
    page: one.page,
    fields: (trial) => ({ key: trial.key, language, text: one.text, seen: seenOf(trial) }),
    shown: (trial) => {
      const { route, params } = one.page(trial);
      const address = route.replace(/:(\w+)/g, (_, name) => String(params[name]));
      return { on: `${address}?into=${language}`, as: `action="/en${address}"` };
    },
    api: one.api,
    body: (trial) => {
      const corrected = one.corrected(trial, version);
      const seen = 'seen' in corrected ? { seen: corrected.seen } : { version };
      return { language, text: one.text, ...seen };
    },
  };
};

/** What somebody else suggested, and waits. */
async function waiting(one: Case, trial: Omit<Trial, 'made'>): Promise<Suggestion> {
  const { db, edition, now, target } = trial;
  await one.prepare(trial);
  const { rows } = await sql<{ paper: number; person: string }>`
    select paper.id as paper, said.person_id as person from contribution said
    join provision on provision.id = said.provision_id join paper on paper.id = provision.paper_id
    where said.slug = ${target.contribution}`.execute(db);
  const [found] = rows;
  if (!found) throw new Error(`there is no ${target.contribution}`);
  const viewer = { person: found.person, name: '', place: null, namePublic: null, mandates: [], lapsed: [] };
  const corrected = one.corrected(trial, version);
  const given = { edition, corrected, language, named: true, key: crypto.randomUUID() };
  const result = await suggestTranslation(db, viewer, given, now);
  if (!result.ok) throw new Error(result.refusal);
  const wanted = { paper: found.paper, language, after: 0, limit: 1 };
  const [suggestion] = await suggestionsFor(db, wanted);
  if (!suggestion) throw new Error('nothing waits');
  return suggestion;
}

const deciding = (one: Case): Way => ({
  name: one.name,
  prepare: async (trial) => {
    const { id, seen } = await waiting(one, trial);
    return { suggestion: id, own: seen };
  },
  action: ({ db, somebody, edition, made, now }) => {
    const decided = { verdict: 'accepted', seen: made.own ?? '', waiveTerms: true } as const;
    const given = { edition, suggestion: made.suggestion ?? 0, decided, letter };
    return decideSuggestion(db, somebody.viewer, given, now);
  },
  page: ({ target: { paper }, made }) => ({
    route: '/papers/:paper/translations/:target/suggestions/:suggestion{[0-9]{1,15}}/decisions',
    params: { paper, target: language, suggestion: made.suggestion ?? 0 },
  }),
  fields: ({ made }) => ({ verdict: 'accepted', seen: made.own ?? '', waiveTerms: 'yes' }),
  shown: ({ target: { paper }, made }) => ({
    on: `/papers/${paper}/translations/${language}/suggestions`,
    as: `action="/en/papers/${paper}/translations/${language}/suggestions/${made.suggestion}/decisions"`,
  }),
  api: ({ made }) => ({
    route: '/suggestions/{suggestion}/decisions',
    params: { suggestion: made.suggestion ?? 0 },
  }),
  body: ({ made }) => ({ verdict: 'accepted', seen: made.own ?? '', waiveTerms: true }),
});

export const suggestingOfContribution = suggesting(ofContribution);
export const suggestingOfProvision = suggesting(ofProvision);
export const decidingOnContribution = deciding(ofContribution);
export const decidingOnProvision = deciding(ofProvision);
