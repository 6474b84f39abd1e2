import { z } from '@hono/zod-openapi';
import { compareTexts } from '../domain/amendments/compare-texts.ts';
import { states } from '../domain/amendments/course.ts';
import { done } from '../domain/result.ts';
import { writeInline } from '../exchange/congress-pack/inline-markdown.ts';
import { amendmentCourse, amendmentWordings } from '../queries/amendment-course.ts';
import { type AmendedText, amendedTexts } from '../queries/amendment-texts.ts';
import { amendmentNamed, amendmentsTo } from '../queries/amendments.ts';
import { paperHead } from '../queries/paper-text.ts';
import { listed, listedShape, operationShape } from './amendment-shapes.ts';
import { type Door, reading } from './doors.ts';
import { id } from './fields.ts';
import { refused } from './problems.ts';
import { moment } from './shapes.ts';

const tag = 'amendments';

const amendmentList = reading({
  path: '/papers/{paper}/amendments',
  tag,
  summary: 'The amendments to a paper in the order of its text, those to an amendment behind it.',
  params: z.object({ paper: id }),
  given: z.object({
    state: z.enum(states).optional(),
    after: z
      .string()
      .regex(/^\d{1,9}-\d{1,15}-\d{1,15}$/)
      .optional(),
  }),
  gives: z.object({ amendments: z.array(listedShape), next: z.string().nullable() }),
  answer: async ({ params, given: { state, after } }, { host, edition, language, now }) => {
    const head = await paperHead(host.db, edition.id, params.paper, language);
    if (!head) return refused('not-there');
    const found = await amendmentsTo(host.db, head.id, { language, now }, { state }, after ?? null);
    return done({ amendments: found.entries.map(listed), next: found.next });
  },
});

export const sideShape = z.array(z.object({ provision: z.string(), text: z.string() }));

/** What becomes of each provision that changes, in the order of the new text. */
export function changesOf({ before, after }: AmendedText) {
  const spoken = ({ provisions, language }: AmendedText['before']['text']) =>
    provisions.map((provision) => ({ ...provision, language }));
  const side = (provisions: ReturnType<typeof spoken>) =>
    provisions.map(({ ref, content }) => ({ provision: ref, text: writeInline(content) }));
  return compareTexts(spoken(before.text), spoken(after.text), after)
    .filter(({ kind }) => kind !== 'unchanged')
    .map((change) => ({
      kind: change.kind,
      before: side([...change.before]),
      after: side([...change.after]),
    }));
}

const wordingShape = z.object({
  number: z.int(),
  version: z.int(),
  operations: z.array(operationShape),
  wordedIn: z.string(),
  madeBy: z.string().openapi({ description: 'author, lead, translator, sitting or carried' }),
  carried: z.string().nullable(),
  at: moment,
});

/** One step of the course of an amendment. */
const stepShape = z.object({
  kind: z.string(),
  at: moment,
  by: z.string().nullable().openapi({ description: 'Null when it followed from the acts of others.' }),
  mandate: z.string().nullable(),
  note: z.string(),
  language: z.string().nullable(),
  other: z.string().nullable().openapi({ description: 'What took its place, or took it in.' }),
  version: z.int().nullable().openapi({ description: 'The version it was merged into.' }),
  wording: z.int(),
  about: z.int().nullable().openapi({ description: 'The version whose authentic text was decided on.' }),
  sitting: z.string().nullable().openapi({ description: 'The title of the sitting that decided.' }),
  division: z
    .object({
      rule: z.string(),
      yes: z.int().nullable(),
      no: z.int().nullable(),
      abstentions: z.int().nullable(),
    })
    .nullable()
    .openapi({ description: 'How it decided; by consensus there are no votes.' }),
});

const oneAmendment = reading({
  path: '/amendments/{code}',
  tag,
  summary: 'An amendment: what it does and makes of the text, every wording it had, and its course.',
  params: z.object({ code: id }),
  gives: listedShape
    .extend({
      operations: z.array(operationShape),
      rendering: z.array(operationShape).nullable().openapi({
        description:
          'What it does to the authentic text, where it was worded in another language and rendered.',
      }),
      changes: z
        .array(z.object({ kind: z.string(), before: sideShape, after: sideShape }))
        .nullable()
        .openapi({
          description: 'In inline Markdown. Null while it cannot be applied: what it amends has moved on.',
        }),
      wordings: z.array(wordingShape),
      course: z.array(stepShape),
    })
    .openapi('Amendment'),
  answer: async ({ params: { code } }, { host, edition, language, now }) => {
    const amendment = await amendmentNamed(host.db, edition.id, code, { language, now });
    if (!amendment) return refused('not-there');
    const wordings = await amendmentWordings(host.db, amendment.id);
    const course = await amendmentCourse(host.db, amendment.id, language);
    const amended = (await amendedTexts(host.db, [amendment])).get(amendment.id);
    return done({
      ...listed(amendment),
      operations: [...amendment.operations],
      rendering: amendment.rendering && [...amendment.rendering],
      changes: amended ? changesOf(amended) : null,
      wordings: wordings.map((wording) => ({ ...wording, operations: [...wording.operations] })),
      course: course.map(({ person, ...step }) => ({ ...step, by: person })),
    });
  },
});

export const amendmentDoors: readonly Door[] = [amendmentList, oneAmendment];
