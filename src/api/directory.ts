import { z } from '@hono/zod-openapi';
import { acts, permissions } from '../domain/people/permissions/table.ts';
import { done } from '../domain/result.ts';
import { circuits, organisations, tracks } from '../queries/directory.ts';
import { mandatesOf } from '../queries/mandates.ts';
import { type Door, reading } from './doors.ts';
import { after, id } from './fields.ts';
import { isRefusal, refused } from './problems.ts';
import { day, named, namedShape, next, perhapsMoment } from './shapes.ts';
import { statuses } from './statuses.ts';

const tag = 'congress';

const phaseShape = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  language: z.string(),
  from: day,
  to: day,
  opens: z.array(z.string()),
});

const edition = reading({
  path: '/edition',
  tag,
  summary: 'The edition of the congress, with its phases and what each opens.',
  gives: z
    .object({
      id: z.string(),
      number: z.int(),
      name: z.string(),
      place: z.string(),
      description: z.string(),
      language: z.string(),
      from: day,
      to: day,
      timeZone: z.string(),
      answerDays: z.int(),
      demonstration: z.boolean(),
      contentLanguages: z.array(z.string()),
      phases: z.array(phaseShape),
    })
    .openapi('Edition'),
  answer: async (_, { edition: { slug, contentLanguages, phases, ...rest } }) =>
    done({
      ...rest,
      id: slug,
      contentLanguages: [...contentLanguages],
      phases: phases.map((phase) => ({ ...phase, opens: [...phase.opens] })),
    }),
});

const circuitList = reading({
  path: '/circuits',
  tag,
  summary: 'The circuits of the edition, in their order.',
  gives: z.object({
    circuits: z.array(
      z
        .object({
          id: z.string(),
          name: z.string(),
          motto: z.string(),
          description: z.string(),
          language: z.string(),
          driver: z.string(),
          driverName: z.string(),
          paperKind: z.string().nullable(),
          membersOnly: z.boolean(),
        })
        .openapi('Circuit'),
    ),
  }),
  answer: async (_, { host, edition, language }) => {
    const found = await circuits(host.db, edition.id, language);
    return done({ circuits: found.map(({ slug, ...rest }) => ({ ...rest, id: slug })) });
  },
});

const trackList = reading({
  path: '/tracks',
  tag,
  summary: 'The tracks of the edition, of one circuit or all.',
  given: z.object({ circuit: z.string().optional() }),
  gives: z.object({
    tracks: z.array(
      z
        .object({
          id: z.string(),
          name: z.string(),
          description: z.string(),
          language: z.string(),
          circuit: z.string(),
          leads: z.array(namedShape),
          domains: z.array(namedShape),
          languages: z.array(z.string()),
        })
        .openapi('Track'),
    ),
  }),
  answer: async ({ given: { circuit } }, { host, edition, language }) => {
    const found = await tracks(host.db, edition.id, language, circuit ? { circuit } : {});
    return done({
      tracks: found.map(({ slug, leads, domains, languages, ...rest }) => ({
        ...rest,
        id: slug,
        leads: leads.map(named),
        domains: domains.map(named),
        languages: [...languages],
      })),
    });
  },
});

const organisationShape = z
  .object({
    id: z.string(),
    kind: z.string(),
    constituency: z.string(),
    name: z.string(),
    acronym: z.string().nullable(),
    description: z.string(),
    language: z.string(),
    website: z.string().nullable(),
    fictional: z.boolean(),
  })
  .openapi('Organisation');

const organisationList = reading({
  path: '/organisations',
  tag,
  summary: 'The organisations that take part.',
  given: z.object({ after }),
  gives: z.object({ organisations: z.array(organisationShape), next }),
  answer: async ({ given }, { host, language }) => {
    const found = await organisations(host.db, language, { after: given.after ?? null });
    return done({
      organisations: found.organisations.map(({ slug, ...rest }) => ({ ...rest, id: slug })),
      next: found.next,
    });
  },
});

const oneOrganisation = reading({
  path: '/organisations/{organisation}',
  tag,
  summary: 'One organisation, with the mandates to act for it; holders only where they agree to be named.',
  params: z.object({ organisation: id }),
  gives: organisationShape.extend({
    mandates: z.array(
      z
        .object({
          id: z.string(),
          title: z.string(),
          role: z.string(),
          scope: namedShape
            .nullable()
            .openapi({ description: 'The circuit, track or paper it is for; null: all.' }),
          holder: z.string().nullable(),
          from: day,
          until: day,
          revokedAt: perhapsMoment,
        })
        .openapi('Mandate'),
    ),
  }),
  answer: async ({ params }, { host, edition, language }) => {
    const { organisations: found } = await organisations(host.db, language, { slug: params.organisation });
    const [organisation] = found;
    if (!organisation) return refused('not-there');
    const mandates = await mandatesOf(host.db, edition.id, organisation.id, language);
    return done({
      ...organisation,
      id: organisation.slug,
      mandates: mandates.map(({ slug, scope, ...rest }) => ({
        ...rest,
        id: slug,
        scope: scope && named(scope),
      })),
    });
  },
});

const permissionTable = reading({
  path: '/permissions',
  tag,
  summary: 'Who may do what, where, while what is open: the table every act is decided by.',
  gives: z.object({
    permissions: z.array(
      z
        .object({ act: z.enum(acts), role: z.string(), on: z.string(), while: z.string() })
        .openapi('Permission'),
    ),
  }),
  answer: async () => done({ permissions: [...permissions] }),
});

const explanation = reading({
  path: '/problems/{refusal}',
  tag,
  summary: 'What a refusal means: where the type of a problem document leads.',
  params: z.object({ refusal: id }),
  gives: z.object({ refusal: z.string(), title: z.string(), status: z.int() }),
  answer: async ({ params: { refusal } }, { host, headers }) =>
    isRefusal(refusal)
      ? done({ refusal, title: host.words(headers).of('refusal', refusal), status: statuses[refusal] })
      : refused('not-there'),
});

export const directoryDoors: readonly Door[] = [
  edition,
  circuitList,
  trackList,
  organisationList,
  oneOrganisation,
  permissionTable,
  explanation,
];
