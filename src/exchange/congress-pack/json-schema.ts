import { z } from 'zod';
import {
  circuitSchema,
  domainSchema,
  editionSchema,
  mandateSchema,
  organisationSchema,
  paperSchema,
  prioritySchema,
  sittingSchema,
  trackSchema,
} from './pack.ts';
import { amendmentSchema } from './pack-amendments.ts';
import { formSchema } from './pack-forms.ts';
import { sourceSchema } from './pack-sources.ts';
import { termsSchema } from './pack-terms.ts';
import { translationSchema } from './pack-translations.ts';
import { answerSchema, contributionSchema, lineageSchema } from './pack-voices.ts';
import { votesSchema } from './pack-votes.ts';

/** The shapes of a pack's files as JSON Schema 2020-12, one definition per file. */
export function packJsonSchema(): object {
  const files = {
    'edition.yml': editionSchema,
    'circuits.yml': z.array(circuitSchema),
    'tracks.yml': z.array(trackSchema),
    'organisations.yml': z.array(organisationSchema),
    'domains.yml': z.array(domainSchema),
    'mandates.yml': z.array(mandateSchema),
    'sittings.yml': z.array(sittingSchema),
    'terms.yml': termsSchema,
    'priorities/*.yml': z.array(prioritySchema),
    'papers/*/paper.yml': paperSchema,
    'papers/*/contributions.csv': z.array(contributionSchema),
    'papers/*/answers.csv': z.array(answerSchema),
    'papers/*/lineage.csv': z.array(lineageSchema),
    'papers/*/amendments.yml': z.array(amendmentSchema),
    'papers/*/votes.yml': votesSchema,
    'papers/*/translations.csv': z.array(translationSchema),
    'papers/*/forms.csv': z.array(formSchema),
    'papers/*/sources.csv': z.array(sourceSchema),
  };
  const shapes = Object.entries(files).map(([file, schema]) => {
    const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input' });
    return [file, shape];
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Congress pack',
    $defs: Object.fromEntries(shapes),
  };
}
