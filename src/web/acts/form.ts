import type { Context } from 'hono';
import type { z } from 'zod';
import { typedName, typedWords } from '../../domain/typed-text.ts';
import type { Faults } from '../components/field.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import type { Translator } from '../languages/translator.ts';

/** A body that is not the form it says it is. */
export class UnreadableForm extends Error {}

/** The fields and files of a form, exactly as they were sent; of a name that comes twice, the last. */
async function sentIn(c: Context): Promise<ReadonlyMap<string, string | File>> {
  try {
    return new Map(Object.entries(await c.req.parseBody<Record<string, string | File>>()));
  } catch {
    throw new UnreadableForm();
  }
}

/** The fields that hold words; every other is a name, a choice or a code, on one line. */
const inWords: ReadonlySet<string> = new Set(['text', 'note', 'reason', 'list', 'added', 'operations']);

/** What was typed, as it is kept, to be shown again if something is wrong. */
export async function typedIn(c: Context): Promise<FormValues> {
  const sent = [...(await sentIn(c))];
  const typed: FormValues = Object.fromEntries(
    sent.flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, inWords.has(name) ? typedWords(value) : typedName(value)]] : [],
    ),
  );
  c.set('typed', typed);
  return typed;
}

/** A field exactly as it was sent: a secret, spaces included, or a list that says itself what it leaves out. */
export async function exactlyIn(c: Context, name: string): Promise<string> {
  const value = (await sentIn(c)).get(name);
  return typeof value === 'string' ? value : '';
}

/** The files that were sent along. */
export async function filesIn(c: Context): Promise<Readonly<Record<string, File>>> {
  const sent = [...(await sentIn(c))];
  return Object.fromEntries(sent.flatMap(([name, value]) => (value instanceof File ? [[name, value]] : [])));
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: Faults };

/** Reads a form by its schema; the messages of the schema are keys of the catalogues. */
export function parseForm<T>(schema: z.ZodType<T>, values: FormValues, t: Translator): Parsed<T> {
  // What the schema has no word for was never typed: the form is not the one that the page shows today.
  const parsed = schema.safeParse(values, { error: () => 'again' });
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '');
    faults[name] ??= t.of('fault', issue.message);
  }
  return { ok: false, faults };
}
