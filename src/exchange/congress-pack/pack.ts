import { z } from 'zod';
import type { Inline } from '../../domain/papers/inline.ts';
import { roles } from '../../domain/people/viewer.ts';
import type { PackAmendment } from './pack-amendments.ts';
import type { PackForm } from './pack-forms.ts';
import { clock, constituency, day, language, moment, slug, words } from './pack-shapes.ts';
import type { PackSource } from './pack-sources.ts';
import type { PackTerm } from './pack-terms.ts';
import type { PackTranslation } from './pack-translations.ts';
import type { answerSchema, contributionSchema, lineageSchema } from './pack-voices.ts';
import type { PackVotes } from './pack-votes.ts';

// The shapes of a congress pack; docs/congress-pack.md tells them in words.

export const editionSchema = z.strictObject({
  id: slug,
  number: z.int(),
  name: words,
  place: words,
  description: words,
  country: z.string().optional(),
  from: day,
  to: day,
  timezone: z.string(),
  languages: z.array(language).min(1),
  content_languages: z.array(language).default([]),
  answer_days: z.int().min(1).max(365),
  amendments: z
    .strictObject({ people: z.int().min(1).default(5), organisations: z.int().min(1).default(1) })
    .default({ people: 5, organisations: 1 }),
  rehearsal: day.optional(),
  phases: z.array(
    z.strictObject({
      id: slug,
      name: words,
      description: words,
      from: day,
      to: day,
      opens: z.array(z.enum(['draft', 'contribute', 'amend', 'answer', 'consolidate'])),
    }),
  ),
});

export const circuitSchema = z.strictObject({
  id: slug,
  position: z.int(),
  name: words,
  motto: words,
  description: words,
  driver: z.strictObject({ constituency, name: words }),
  paper_kind: z.enum(['policy', 'position', 'manifesto', 'declaration']).nullable(),
  colour: z.enum(['safran', 'vert', 'lagune', 'encre']),
  members_only: z.boolean(),
});

export const trackSchema = z.strictObject({
  id: slug,
  circuit: slug,
  position: z.int(),
  name: words,
  description: words,
  leads: z.array(slug),
  domains: z.array(slug),
});

export const organisationSchema = z.strictObject({
  id: slug,
  kind: z.enum(['secretariat', 'lead', 'section', 'sister', 'partner', 'caucus', 'local-government']),
  section: z.string().nullable(),
  continent: z.string().nullable(),
  constituency,
  name: words,
  acronym: z.string().nullable(),
  description: words,
  website: z.url().nullable(),
  fictional: z.boolean(),
});

export const domainSchema = z.strictObject({ id: slug, name: words, description: words });

export const mandateSchema = z.strictObject({
  id: slug,
  person: z.strictObject({ id: slug, name: z.string() }),
  title: words,
  organisation: slug,
  role: z.enum(roles),
  scope: z
    .strictObject({ circuit: slug.optional(), track: slug.optional(), paper: slug.optional() })
    .default({}),
  from: day,
  until: day,
});

export const sittingSchema = z.strictObject({
  id: slug,
  circuit: slug,
  track: slug.nullable(),
  papers: z.array(slug),
  title: words,
  date: day,
  start: clock.nullable(),
  end: clock.nullable(),
  room: z.string().nullable(),
  lead: words,
  interpretation: z.array(language),
  certainty: z.enum(['read', 'inferred']),
});

export const prioritySchema = z.strictObject({
  id: slug,
  kind: z.enum(['continental', 'sectoral', 'thematic']),
  title: words,
  text: words,
  carried_by: z.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'write paper/provision, as africa/r02')),
});

export const paperSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/, 'write 2 to 8 capitals or digits'),
  kind: z.enum(['policy', 'position', 'manifesto', 'declaration', 'outcome']),
  circuit: slug.nullable().default(null),
  track: slug.nullable().default(null),
  authentic: language,
  leads: z.array(slug),
  coauthors: z.array(slug).default([]),
  domains: z.array(slug).default([]),
  versions: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        published: moment.optional(),
        mandate: slug.optional(),
        note: words.default({}),
      }),
    )
    .min(1),
  descent: z
    .array(
      z.strictObject({
        child: z.string(),
        parent: z.string(),
        kind: z.enum(['split', 'merge', 'move', 'copy']),
        version: z.int().min(1),
      }),
    )
    .default([]),
  /** The codes of recommendations that are not called by their provision: those that amendments brought. */
  codes: z.record(z.string(), z.string()).default({}),
});

/** The permanent code of a recommendation. */
export const codeOfRecommendation = (paper: Pick<PackPaper, 'code' | 'codes'>, ref: string): string =>
  paper.codes[ref] ?? `${paper.code}-${ref.toUpperCase()}`;

export type TextStatus = 'original' | 'human' | 'machine' | 'stale';
export type ProvisionKind = 'heading' | 'paragraph' | 'recommendation' | 'item' | 'quote' | 'note';
export type Part =
  | 'preamble'
  | 'context'
  | 'priorities'
  | 'recommendations'
  | 'environment'
  | 'way-forward'
  | 'credits';
export type Addressee = 'local' | 'other-spheres' | 'joint';

/** One provision as it stands in one version, with its text in each language that has one. */
export interface PackProvision {
  readonly ref: string;
  readonly kind: ProvisionKind;
  readonly level: 2 | 3 | null;
  readonly part: Part;
  readonly addressee: Addressee | null;
  readonly texts: Readonly<
    Record<string, { readonly status: TextStatus; readonly content: readonly Inline[] }>
  >;
}

export interface PackVersion {
  readonly number: number;
  readonly published: string | null;
  readonly mandate: string | null;
  readonly note: Readonly<Record<string, string>>;
  readonly heads: Readonly<
    Record<string, { readonly title: string; readonly summary: string; readonly status: TextStatus }>
  >;
  readonly provisions: readonly PackProvision[];
}

export type PackContribution = z.infer<typeof contributionSchema>;
export type PackAnswer = z.infer<typeof answerSchema>;
export type PackLineage = z.infer<typeof lineageSchema>;
export type PackPriority = z.infer<typeof prioritySchema> & { readonly organisation: string };

export interface PackPaper extends Omit<z.infer<typeof paperSchema>, 'versions'> {
  readonly id: string;
  readonly versions: readonly PackVersion[];
  readonly contributions: readonly PackContribution[];
  readonly answers: readonly PackAnswer[];
  readonly lineage: readonly PackLineage[];
  readonly amendments: readonly PackAmendment[];
  readonly sources: readonly PackSource[];
  readonly translations: readonly PackTranslation[];
  readonly forms: readonly PackForm[];
  readonly votes: PackVotes;
}

/** A whole edition, as the files say it. */
export interface Pack {
  readonly edition: z.infer<typeof editionSchema>;
  readonly circuits: readonly z.infer<typeof circuitSchema>[];
  readonly tracks: readonly z.infer<typeof trackSchema>[];
  readonly organisations: readonly z.infer<typeof organisationSchema>[];
  readonly domains: readonly z.infer<typeof domainSchema>[];
  readonly mandates: readonly z.infer<typeof mandateSchema>[];
  readonly sittings: readonly z.infer<typeof sittingSchema>[];
  readonly priorities: readonly PackPriority[];
  readonly papers: readonly PackPaper[];
  /** Null where the pack says nothing of them. */
  readonly terms: readonly PackTerm[] | null;
}
