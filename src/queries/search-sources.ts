import { type RawBuilder, sql } from 'kysely';

/** What search finds, in the words of the glossary; a clause is a recommendation of the outcome. */
export const searchKinds = [
  'paper',
  'form',
  'clause',
  'recommendation',
  'provision',
  'contribution',
  'amendment',
  'answer',
  'organisation',
  'track',
  'domain',
  'priority',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** The public texts of one sort, each as `text`, with its `language` and its `words`. */
export interface Source {
  readonly kinds: readonly SearchKind[];
  readonly from: RawBuilder<unknown>;
  readonly public: RawBuilder<unknown>;
  readonly kind: RawBuilder<unknown>;
  /** What leads to the text later; and the thing itself, found once whatever its languages: none where it has one text. */
  readonly id: RawBuilder<unknown>;
  readonly thing?: RawBuilder<unknown>;
  /** What is true of the thing that has a name, which finds it whatever its words; the name is in capitals. */
  readonly named?: (name: string) => RawBuilder<unknown>;
  readonly circuit: RawBuilder<unknown>;
  /** The policy domains it treats, as a subquery. */
  readonly domains: RawBuilder<unknown>;
  /** Other words of the same thing, by which another source finds it already. */
  readonly beside?: RawBuilder<unknown>;
}

const nowhere = sql`null::bigint`;
const ofPaper = sql`select policy_domain_id from paper_domain where paper_id = paper.id`;

/** The latest published version of `paper`: what is found is what is read today. */
const head = sql`lateral (select id, number from paper_version
  where paper_id = paper.id and published_at is not null order by number desc limit 1) head`;

const papers = (edition: number): Source => ({
  kinds: ['paper'],
  from: sql`paper_text text join paper_version on paper_version.id = text.paper_version_id
    join paper on paper.id = paper_version.paper_id join ${head} on head.id = text.paper_version_id`,
  public: sql`paper.edition_id = ${edition}`,
  kind: sql`'paper'`,
  id: sql`head.id`,
  thing: sql`paper.id`,
  named: (name) => sql`paper.code = ${name}`,
  circuit: sql`paper.circuit_id`,
  domains: ofPaper,
});

/** A paper in another form, found once whatever its languages; what is read today is what the view shows. */
const forms = (edition: number): Source => ({
  kinds: ['form'],
  from: sql`paper_form text join public_paper_form shown on shown.id = text.id join paper on paper.id = text.paper_id`,
  public: sql`paper.edition_id = ${edition}`,
  kind: sql`'form'`,
  id: sql`text.id`,
  thing: sql`(text.paper_id, text.kind)`,
  circuit: sql`paper.circuit_id`,
  domains: ofPaper,
});

const provisions = (edition: number): Source => ({
  kinds: ['clause', 'recommendation', 'provision'],
  from: sql`provision_text text join provision_state state on state.id = text.state_id
    join provision on provision.id = state.provision_id join paper on paper.id = provision.paper_id
    join ${head} on state.from_version <= head.number and coalesce(state.until_version > head.number, true)
    left join recommendation on recommendation.provision_id = provision.id`,
  public: sql`paper.edition_id = ${edition}`,
  kind: sql`case when recommendation.code is null then 'provision' when paper.kind = 'outcome' then 'clause' else 'recommendation' end`,
  id: sql`state.id`,
  thing: sql`provision.id`,
  named: (name) => sql`recommendation.code = ${name}`,
  circuit: sql`paper.circuit_id`,
  domains: ofPaper,
});

const contributions = (edition: number): Source => ({
  kinds: ['contribution'],
  from: sql`public_contribution text`,
  public: sql`text.edition_id = ${edition} and text.standing = 'published'`,
  kind: sql`'contribution'`,
  id: sql`text.id`,
  named: (name) => sql`text.slug = ${name.toLowerCase()}`,
  circuit: sql`(select circuit_id from provision join paper on paper.id = paper_id where provision.id = text.provision_id)`,
  domains: sql`select policy_domain_id from provision join paper_domain using (paper_id)
    where provision.id = text.provision_id`,
});

/** By the words it proposes, where its reason has not said them. */
const proposals = (edition: number): Source => ({
  kinds: ['amendment'],
  from: sql`amendment_wording text join public_amendment amendment on amendment.wording_id = text.id
    join paper on paper.id = amendment.paper_id`,
  public: sql`amendment.edition_id = ${edition} and amendment.standing = 'published'`,
  kind: sql`'amendment'`,
  id: sql`amendment.id`,
  circuit: sql`paper.circuit_id`,
  domains: ofPaper,
  beside: sql`amendment.words`,
});

/** By its reason; its code finds it whatever its words. */
const amendments = (edition: number): Source => ({
  kinds: ['amendment'],
  from: sql`public_amendment text join paper on paper.id = text.paper_id`,
  public: sql`text.edition_id = ${edition} and text.standing = 'published'`,
  kind: sql`'amendment'`,
  id: sql`text.id`,
  named: (name) => sql`text.code = ${name}`,
  circuit: sql`paper.circuit_id`,
  domains: ofPaper,
});

/** An answer may repeat what it answers: it is found while that is public. */
const answers = (edition: number): Source => ({
  kinds: ['answer'],
  from: sql`answer text left join public_contribution asked on asked.id = text.contribution_id
    left join provision on provision.id = coalesce(asked.provision_id, text.recommendation_id)
    left join paper on paper.id = provision.paper_id`,
  public: sql`text.edition_id = ${edition} and (text.contribution_id is null or asked.standing = 'published')`,
  kind: sql`'answer'`,
  id: sql`text.id`,
  circuit: sql`paper.circuit_id`,
  domains: ofPaper,
});

const organisations: Source = {
  kinds: ['organisation'],
  from: sql`organisation_text text join organisation on organisation.id = text.organisation_id`,
  public: sql`true`,
  kind: sql`'organisation'`,
  id: sql`organisation.id`,
  thing: sql`organisation.id`,
  named: (name) => sql`upper(organisation.acronym) = ${name}`,
  circuit: nowhere,
  domains: nowhere,
};

const listed = (
  edition: number,
  kind: SearchKind,
  table: 'track' | 'policy_domain' | 'priority',
): Source => ({
  kinds: [kind],
  from: sql`${sql.table(`${table}_text`)} text join ${sql.table(table)} on ${sql.ref(`${table}.id`)} = ${sql.ref(`text.${table}_id`)}`,
  public: sql`edition_id = ${edition}`,
  kind: sql`${sql.lit(kind)}`,
  id: sql.ref(`${table}.id`),
  thing: sql.ref(`${table}.id`),
  circuit: table === 'track' ? sql`track.circuit_id` : nowhere,
  domains:
    table === 'track'
      ? sql`select policy_domain_id from track_domain where track_id = track.id`
      : table === 'policy_domain'
        ? sql`policy_domain.id`
        : nowhere,
});

/** Every sort of public text of an edition. */
export const sourcesOf = (edition: number): Source[] => [
  papers(edition),
  forms(edition),
  provisions(edition),
  contributions(edition),
  amendments(edition),
  proposals(edition),
  answers(edition),
  organisations,
  listed(edition, 'track', 'track'),
  listed(edition, 'domain', 'policy_domain'),
  listed(edition, 'priority', 'priority'),
];
