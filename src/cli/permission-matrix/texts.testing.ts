import { answer, type NewAnswer } from '../../actions/answer.ts';
import { publishOutcome } from '../../actions/publish-outcome.ts';
import { publishVersion } from '../../actions/publish-version.ts';
import { reviewTranslation } from '../../actions/review-translation.ts';
import { reviseProvision } from '../../actions/revise-provision.ts';
import { translateContribution } from '../../actions/translate-contribution.ts';
import { writeClause } from '../../actions/write-clause.ts';
import { parseInline, writeInline } from '../../exchange/congress-pack/inline-markdown.ts';
import { letter } from './targets.testing.ts';
import type { Trial, Way } from './way.testing.ts';

const reply = { text: 'Yes.', language: 'en', disposition: 'accepted', reason: 'It is right.' } as const;

const answered = ({ db, somebody, target, key, now }: Trial, to: NewAnswer['to']) =>
  answer(db, somebody.viewer, { ...reply, paper: target.paper, to, mandate: undefined, key }, now);

export const answeringContribution: Way = {
  name: 'a contribution',
  action: (trial) => answered(trial, { contribution: trial.target.contribution }),
  page: ({ target: { contribution } }) => ({
    route: '/contributions/:contribution/answers',
    params: { contribution },
  }),
  fields: ({ key }) => ({ key, ...reply }),
  shown: ({ target: { contribution } }) => ({
    on: `/contributions/${contribution}`,
    as: `action="/en/contributions/${contribution}/answers"`,
  }),
  api: ({ target: { contribution } }) => ({
    route: '/contributions/{contribution}/answers',
    params: { contribution },
  }),
  body: () => reply,
};

export const answeringRecommendation: Way = {
  name: 'a recommendation',
  action: (trial) => answered(trial, { recommendation: trial.target.code }),
  page: ({ target: { code } }) => ({ route: '/r/:code/answers', params: { code } }),
  fields: ({ key }) => ({ key, ...reply }),
  shown: ({ target: { code } }) => ({ on: `/r/${code}`, as: `action="/en/r/${code}/answers"` }),
  api: ({ target: { code } }) => ({ route: '/recommendations/{code}/answers', params: { code } }),
  body: () => reply,
};

/** The papers are authentic in English: there it is a revision, in another language a translation. */
const writing = (language: 'en' | 'fr'): Way => ({
  name: `a provision, in ${language}`,
  action: ({ db, somebody, target: { paper, ref, basis }, key, now }) => {
    const content = [{ type: 'text', text: 'Anew.' }] as const;
    return reviseProvision(db, somebody.viewer, { paper, ref, language, content, basis, key }, now);
  },
  page: ({ target: { paper, ref } }) => ({
    route: '/papers/:paper/provisions/:ref/revisions',
    params: { paper, ref },
  }),
  fields: ({ key, target: { basis } }) => ({ key, text: 'Anew.', language, basis: String(basis) }),
  shown: ({ target: { paper, ref } }) => ({
    on: `/papers/${paper}/provisions/${ref}/revisions?language=${language}`,
    as: `action="/en/papers/${paper}/provisions/${ref}/revisions"`,
  }),
  api: ({ target: { paper, ref } }) => ({
    route: '/papers/{paper}/provisions/{provision}/revisions',
    params: { paper, provision: ref },
  }),
  body: ({ target: { basis } }) => ({ text: 'Anew.', language, basis }),
});

export const revising = writing('en');
export const translating = writing('fr');

/** A translation that came with the demonstration: nobody who tries it has written it. */
const imported = { ref: 'p05', language: 'fr' } as const;

export const reviewing: Way = {
  name: 'a translation',
  async prepare({ db, target: { paper } }) {
    const { content } = await db
      .selectFrom('provision_text as text')
      .innerJoin('provision_state as state', 'state.id', 'text.state_id')
      .innerJoin('provision', 'provision.id', 'state.provision_id')
      .innerJoin('paper', 'paper.id', 'provision.paper_id')
      .select('text.content')
      .where('paper.slug', '=', paper)
      .where('ref', '=', imported.ref)
      .where('text.language', '=', imported.language)
      .where('until_version', 'is', null)
      .executeTakeFirstOrThrow();
    return { own: writeInline(content) };
  },
  action: ({ db, somebody, target: { paper }, made, now }) => {
    const read = parseInline(made.own ?? '').content;
    return reviewTranslation(db, somebody.viewer, { ...imported, paper, read }, now);
  },
  page: ({ target: { paper } }) => ({
    route: '/papers/:paper/provisions/:ref/reviews',
    params: { paper, ref: imported.ref },
  }),
  fields: ({ made }) => ({ language: imported.language, text: made.own ?? '' }),
  shown: ({ target: { paper } }) => ({
    on: `/papers/${paper}/translations/${imported.language}`,
    as: `action="/en/papers/${paper}/provisions/${imported.ref}/reviews"`,
  }),
  api: ({ target: { paper } }) => ({
    route: '/papers/{paper}/provisions/{provision}/reviews',
    params: { paper, provision: imported.ref },
  }),
  body: ({ made }) => ({ language: imported.language, text: made.own ?? '' }),
};

export const translatingContribution: Way = {
  name: 'into French',
  action: ({ db, somebody, edition, target: { contribution: slug }, now }) => {
    const given = { edition, slug, language: 'fr', text: 'Un arbre.', seen: '' };
    return translateContribution(db, somebody.viewer, given, now);
  },
  page: ({ target: { contribution } }) => ({
    route: '/contributions/:contribution/translations',
    params: { contribution },
  }),
  fields: () => ({ language: 'fr', text: 'Un arbre.', seen: '' }),
  shown: ({ target: { contribution } }) => ({
    on: `/contributions/${contribution}`,
    as: `action="/en/contributions/${contribution}/translations"`,
  }),
  api: ({ target: { contribution } }) => ({
    route: '/contributions/{contribution}/translations',
    params: { contribution },
  }),
  body: () => ({ language: 'fr', text: 'Un arbre.', seen: '' }),
};

export const publishing: Way = {
  name: 'the draft of a paper',
  action: ({ db, somebody, target: { paper }, now }) =>
    publishVersion(db, somebody.viewer, { paper, note: '', language: 'en', letter }, now),
  page: ({ target: { paper } }) => ({ route: '/papers/:paper/publications', params: { paper } }),
  fields: () => ({ note: '' }),
  shown: ({ target: { paper } }) => ({
    on: `/papers/${paper}/draft`,
    as: `action="/en/papers/${paper}/publications"`,
  }),
  api: ({ target: { paper } }) => ({ route: '/papers/{paper}/publications', params: { paper } }),
  body: () => ({ note: '' }),
};

const clause = { text: 'Trees.', language: 'en', heading: 'h-access', kind: 'adapted', note: '' } as const;

/** There is one outcome, and it belongs to no track: every place is the same to it. */
export const consolidating: Way = {
  name: 'of the outcome',
  action: ({ db, somebody, target, key, now }) =>
    writeClause(db, somebody.viewer, { ...clause, outcome: 'outcome', origins: [target.code], key }, now),
  page: () => ({ route: '/outcome/clauses', params: {} }),
  fields: ({ key, target: { code } }) => ({ key, ...clause, origins: code }),
  shown: () => ({ on: '/outcome/clauses', as: 'action="/en/outcome/clauses"' }),
  api: () => ({ route: '/outcome/clauses', params: {} }),
  body: ({ target: { code } }) => ({ ...clause, origins: [code] }),
};

export const settling: Way = {
  name: 'the outcome',
  action: ({ db, somebody, now }) => publishOutcome(db, somebody.viewer, 'outcome', now),
  page: () => ({ route: '/outcome/publications', params: {} }),
  fields: () => ({}),
  shown: () => ({ on: '/outcome', as: 'action="/en/outcome/publications"' }),
  api: () => ({ route: '/outcome/publications', params: {} }),
  body: () => ({}),
};
