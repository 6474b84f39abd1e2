import type { Context } from 'hono';
import type { z } from 'zod';
import { storable } from '../../domain/storable.ts';
import type { Faults } from '../components/field.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import type { Translator } from '../languages/translator.ts';

/** What was typed, trimmed, to be shown again if something is wrong. */
export async function typedIn(c: Context): Promise<FormValues> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, storable(value)]] : [],
    ),
  );
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: Faults };

/** Reads a form by its schema; the messages of the schema are keys of the catalogues. */
export function parseForm<T>(schema: z.ZodType<T>, values: FormValues, t: Translator): Parsed<T> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '');
    faults[name] ??= t.of('fault', issue.message);
  }
  return { ok: false, faults };
}
