import { z } from '@hono/zod-openapi';
import { writeForm } from '../actions/write-form.ts';
import { formKinds, longestForm } from '../domain/papers/paper-form.ts';
import { decide } from '../domain/people/permissions/permissions.ts';
import { done } from '../domain/result.ts';
import { formInHand } from '../queries/form-in-hand.ts';
import { publicForms } from '../queries/paper-forms.ts';
import { paperHead } from '../queries/paper-text.ts';
import { acting, type Door, reading } from './doors.ts';
import { id, isWritten, language, words } from './fields.ts';
import { openToday } from './host.ts';
import { faulty, refused } from './problems.ts';
import { moment } from './shapes.ts';

const tag = 'texts';
const kind = z.enum(formKinds).openapi({
  description: 'summary: at most five sentences; simple: the paper in simple words.',
});

const list = reading({
  path: '/papers/{paper}/forms',
  tag,
  summary: 'A paper in other forms than its text: in five sentences, in simple words, in each language.',
  params: z.object({ paper: id }),
  gives: z.object({
    forms: z.array(
      z
        .object({
          kind,
          language: z.string(),
          version: z.int().openapi({ description: 'The version of the paper it was written for.' }),
          behind: z.boolean().openapi({ description: 'Whether the paper has moved on since.' }),
          text: z.string().openapi({ description: 'Plain; an empty line between paragraphs.' }),
          writtenAt: moment,
          mandate: z.string(),
          translated: z.boolean(),
          stale: z.boolean().openapi({
            description: 'Of a translation: whether the original says something else by now.',
          }),
        })
        .openapi('PaperForm'),
    ),
  }),
  answer: async ({ params }, { host, edition, language: liked }) => {
    const head = await paperHead(host.db, edition.id, params.paper, liked);
    if (!head) return refused('not-there');
    const forms = await publicForms(host.db, head.id, liked);
    return done({ forms: forms.map((form) => ({ ...form, behind: form.version < head.latest })) });
  },
});

const path = '/papers/{paper}/forms/{kind}/revisions';
const params = z.object({ paper: id, kind });

const inHand = reading({
  path,
  tag,
  summary:
    'A form of a paper for who writes it: its `version`, `basis` and `original` go with what is written.',
  params,
  given: z.object({
    language,
    version: z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number)
      .optional()
      .openapi({ type: 'integer' }),
  }),
  gives: z.object({
    versions: z.array(z.int()),
    version: z.int(),
    draft: z.boolean(),
    basis: z.int(),
    text: z.string(),
    writtenFor: z.int().nullable(),
    original: z.object({ id: z.int(), text: z.string() }).nullable(),
  }),
  answer: async ({ params: { paper, kind: of }, given }, request) => {
    const { host, edition, viewer } = request;
    const head = await paperHead(host.db, edition.id, paper, request.language);
    if (!head) return refused('not-there');
    const place = { circuit: head.circuit?.slug ?? null, track: head.track?.slug ?? null, paper: head.slug };
    const act = given.language === head.authentic ? 'write-form' : 'translate-form';
    const decision = decide(viewer, { act, place, open: openToday(request) });
    if (!decision.ok) return decision;
    const asked = { paper: head.id, authentic: head.authentic, kind: of, version: given.version ?? null };
    const hand = await formInHand(host.db, { ...asked, language: given.language });
    return hand ? done({ ...hand, versions: [...hand.versions] }) : refused('not-there');
  },
});

const number = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

const writing = acting({
  acts: ['write-form', 'translate-form'],
  path,
  tag: 'writing',
  summary: 'Writes a form of a paper for one of its versions, or translates it; public with that version.',
  params,
  keyed: true,
  given: z.strictObject({
    text: words(longestForm('simple')),
    language,
    version: z.int().min(1).max(999_999).openapi({ description: 'What was read by GET at this address.' }),
    basis: number,
    original: number.default(0).openapi({ description: 'Of a translation: the `id` of the original read.' }),
  }),
  gives: z.object({ version: z.int() }),
  answer: async ({ params: { paper, kind: of }, given, key }, { host, viewer, edition, now }) => {
    if (viewer && !isWritten(edition, given.language)) return faulty({ language: 'choose' });
    if (given.text.length > longestForm(of)) return faulty({ text: 'too-long' });
    const result = await writeForm(host.db, viewer, { ...given, paper, kind: of, key }, now);
    return result.ok ? done({ version: result.value }) : result;
  },
});

export const paperFormDoors: readonly Door[] = [list, inHand, writing];
