import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import type { SearchKind } from './search-sources.ts';
import { preference } from './voices.ts';

/** Something found, as it is shown. */
export interface Hit {
  readonly kind: SearchKind;
  readonly id: number;
  /** Its name in addresses; of an answer or a passage, its place on the page it stands on. */
  readonly slug: string;
  /** The paper it is in, by its name in addresses. */
  readonly paper: string | null;
  /** The code of the recommendation, or of the paper. */
  readonly code: string | null;
  /** Its own kind: of paper, provision, contribution, organisation or priority; of an answer, what it did. */
  readonly sort: string | null;
  /** Of an answer: what it answers. */
  readonly to: {
    readonly kind: 'contribution' | 'recommendation' | 'priority';
    readonly slug: string;
  } | null;
  readonly title: string;
  readonly text: string;
  /** The language of title and text. */
  readonly language: string;
  readonly by: string | null;
  /** Where it stands: the paper, circuit or organisation, in a language of its own. */
  readonly context: string | null;
  readonly contextLanguage: string | null;
  readonly at: Date | null;
  /** The words of the title and the text, as they are written there, that were asked for. */
  readonly found: readonly string[];
}

/** What leads to something found. */
export interface Lead {
  readonly kind: SearchKind;
  readonly id: number;
  readonly language: string;
}

/** What the branches below give, in their order. */
const columns = sql`kind, id, slug, paper, code, sort, "to", title, text, language, by, context, "contextLanguage", at`;

/** The title of `paper` at its latest published version, as the reader would read it. */
const paperTitle = (language: string) => sql`lateral (select title, language from paper_text
  join paper_version version on version.id = paper_version_id
  where version.paper_id = paper.id and published_at is not null
  order by number desc, ${preference('language', language)} desc limit 1) head`;

const organisationName = (language: string) => sql`lateral (select name, language from organisation_text
  where organisation_id = organisation.id order by ${preference('language', language)} desc limit 1) called`;

/** What people and institutions say. */
const voices = (
  title: RawBuilder<unknown>,
  called: RawBuilder<unknown>,
): Partial<Record<SearchKind, RawBuilder<unknown>>> => ({
  contribution: sql`select 'contribution', lead.id, text.slug, paper.slug, paper.code, text.kind, null::json,
      '', text.text, text.language::text, text.author, head.title, head.language::text, text.created_at
    from lead join public_contribution text on text.id = lead.id and text.standing = 'published'
    join provision on provision.id = text.provision_id join paper on paper.id = provision.paper_id cross join ${title}
    where lead.kind = 'contribution'`,
  amendment: sql`select 'amendment', lead.id, text.code, paper.slug, text.code, null::text, null::json,
      '', concat_ws(' ', case when text.language = lead.language then text.reason end,
        case when wording.language = lead.language then search_proposed(wording.operations) end), lead.language, shown_name(person, text.mandate_id),
      head.title, head.language::text, text.created_at
    from lead join public_amendment text on text.id = lead.id and text.standing = 'published'
    left join amendment_wording wording on wording.id = text.wording_id join person on person.id = text.person_id
    join paper on paper.id = text.paper_id cross join ${title}
    where lead.kind = 'amendment'`,
  answer: sql`select 'answer', lead.id, text.slug, null::text, null::text, text.disposition,
      case when asked.id is not null then json_build_object('kind', 'contribution', 'slug', asked.slug)
        when recommendation.code is not null then json_build_object('kind', 'recommendation', 'slug', recommendation.code)
        else json_build_object('kind', 'priority', 'slug', priority.slug) end,
      '', concat_ws(' ', text.text, text.reason), text.language::text, shown_name(person, text.mandate_id), called.name, called.language::text, text.created_at
    from lead join answer text on text.id = lead.id
    left join public_contribution asked on asked.id = text.contribution_id
    left join recommendation on recommendation.provision_id = text.recommendation_id
    left join priority on priority.id = text.priority_id
    join mandate on mandate.id = text.mandate_id join person on person.id = mandate.person_id
    join organisation on organisation.id = mandate.organisation_id cross join ${called}
    where lead.kind = 'answer'`,
});

/** How each sort of thing is shown: rows of `columns`, joined to the leads of its kinds as `lead`. */
function branches(language: string): Partial<Record<SearchKind, RawBuilder<unknown>>> {
  const title = paperTitle(language);
  const called = organisationName(language);
  const provision = sql`select lead.kind, lead.id, provision.ref, paper.slug, recommendation.code, state.kind, null::json,
      '', text.plain, text.language::text, null::text, head.title, head.language::text, null::timestamptz
    from lead join provision_state state on state.id = lead.id
    join provision_text text on text.state_id = state.id and text.language = lead.language
    join provision on provision.id = state.provision_id join paper on paper.id = provision.paper_id
    left join recommendation on recommendation.provision_id = provision.id cross join ${title}
    where lead.kind in ('clause', 'recommendation', 'provision')`;
  return {
    paper: sql`select 'paper', lead.id, paper.slug::text, paper.slug::text, paper.code, paper.kind, null::json,
        text.title, text.summary, text.language::text, null::text, null::text, null::text, version.published_at
      from lead join paper_version version on version.id = lead.id join paper on paper.id = version.paper_id
      join paper_text text on text.paper_version_id = version.id and text.language = lead.language
      where lead.kind = 'paper'`,
    form: sql`select 'form', lead.id, text.kind, paper.slug::text, paper.code, text.kind, null::json,
        '', text.text, text.language::text, null::text, head.title, head.language::text, text.written_at
      from lead join public_paper_form text on text.id = lead.id join paper on paper.id = text.paper_id cross join ${title}
      where lead.kind = 'form'`,
    clause: provision,
    recommendation: provision,
    provision,
    ...voices(title, called),
    organisation: sql`select 'organisation', lead.id, organisation.slug, null::text, organisation.acronym, organisation.kind, null::json,
        text.name, text.description, text.language::text, null::text, null::text, null::text, null::timestamptz
      from lead join organisation on organisation.id = lead.id
      join organisation_text text on text.organisation_id = lead.id and text.language = lead.language
      where lead.kind = 'organisation'`,
    track: sql`select 'track', lead.id, track.slug, null::text, null::text, null::text, null::json,
        text.name, text.description, text.language::text, null::text, called.name, called.language::text, null::timestamptz
      from lead join track on track.id = lead.id
      join track_text text on text.track_id = lead.id and text.language = lead.language
      cross join lateral (select name, language from circuit_text where circuit_id = track.circuit_id
        order by ${preference('language', language)} desc limit 1) called
      where lead.kind = 'track'`,
    domain: sql`select 'domain', lead.id, policy_domain.slug, null::text, null::text, null::text, null::json,
        text.name, text.description, text.language::text, null::text, null::text, null::text, null::timestamptz
      from lead join policy_domain on policy_domain.id = lead.id
      join policy_domain_text text on text.policy_domain_id = lead.id and text.language = lead.language
      where lead.kind = 'domain'`,
    priority: sql`select 'priority', lead.id, priority.slug, null::text, null::text, priority.kind, null::json,
        text.title, text.text, text.language::text, null::text, called.name, called.language::text, null::timestamptz
      from lead join priority on priority.id = lead.id
      join priority_text text on text.priority_id = lead.id and text.language = lead.language
      join organisation on organisation.id = priority.organisation_id cross join ${called}
      where lead.kind = 'priority'`,
  };
}

/** The things that some leads lead to, in their order; one that has just ceased to be public is left out. */
export async function detailsOf(
  db: Database,
  leads: readonly Lead[],
  asked: { readonly language: string; readonly wanted: string | null },
): Promise<Hit[]> {
  if (leads.length === 0) return [];
  const all = branches(asked.language);
  const wanted = new Set(leads.flatMap(({ kind }) => all[kind] ?? []));
  const { rows } = await sql<Hit>`
    with lead as (select * from unnest(${leads.map(({ kind }) => kind)}::text[], ${leads.map(({ id }) => id)}::bigint[],
      ${leads.map(({ language }) => language)}::text[]) as lead (kind, id, language)),
    shown (${columns}) as (${sql.join([...wanted], sql` union all `)})
    select shown.*, case when ${asked.wanted}::tsquery is null then '{}'
      else search_found(language, title || ' ' || text, ${asked.wanted}::tsquery) end as found
    from shown`.execute(db);
  return leads.flatMap((lead) => rows.find(({ kind, id }) => kind === lead.kind && id === lead.id) ?? []);
}
