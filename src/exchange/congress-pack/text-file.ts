import { parse } from 'yaml';
import { z } from 'zod';
import type { Inline } from '../../domain/papers/inline.ts';
import { parseInline, writeInline } from './inline-markdown.ts';
import type { Addressee, PackProvision, PackVersion, Part, ProvisionKind, TextStatus } from './pack.ts';
import type { PackError } from './pack-error.ts';

const statuses = ['original', 'human', 'machine', 'stale'] as const;
const kinds = ['heading', 'recommendation', 'item', 'quote', 'note'] as const;
const parts = [
  'preamble',
  'context',
  'priorities',
  'recommendations',
  'environment',
  'way-forward',
  'credits',
] as const;
const addressees = ['local', 'other-spheres', 'joint'] as const;

const headSchema = z.strictObject({
  title: z.string().min(1),
  summary: z.string().default(''),
  status: z.enum(statuses).optional(),
});

/** One block of a text file: a provision in one language. */
export interface TextBlock {
  readonly ref: string;
  readonly line: number;
  readonly kind: ProvisionKind | null;
  readonly level: 2 | 3 | null;
  readonly part: Part | null;
  readonly addressee: Addressee | null;
  readonly status: TextStatus | null;
  readonly content: readonly Inline[];
}

export interface TextFile {
  readonly head: z.infer<typeof headSchema>;
  readonly blocks: readonly TextBlock[];
}

/** Reads one version of a paper in one language. Every fault is reported, each with its line. */
export function parseTextFile(source: string, file: string): { text: TextFile | null; errors: PackError[] } {
  const errors: PackError[] = [];
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    return {
      text: null,
      errors: [
        { file, line: 1, message: 'the file must begin with title and summary between two lines ---' },
      ],
    };
  }
  const head = headSchema.safeParse(readHead(lines.slice(1, end).join('\n')));
  if (!head.success) {
    const issue = head.error.issues[0];
    const message = `${issue?.path.join('.') || 'the head'}: ${issue?.message ?? 'not readable'}; give title, summary and status`;
    return { text: null, errors: [{ file, line: 1, message }] };
  }
  const blocks: TextBlock[] = [];
  for (let index = end + 1; index < lines.length; ) {
    const line = lines[index] ?? '';
    if (line.trim() === '') {
      index++;
      continue;
    }
    const marker = /^\{#([a-z][a-z0-9-]*)((?:\s+[.\w-]+(?:=[\w-]+)?)*)\s*\}$/.exec(line.trim());
    if (!marker) {
      errors.push({
        file,
        line: index + 1,
        message: `«${line.slice(0, 40)}» stands under no provision: write a line such as {#p04} above each block`,
      });
      while (index < lines.length && lines[index]?.trim() !== '') index++;
      continue;
    }
    const body: string[] = [];
    let next = index + 1;
    while (next < lines.length && lines[next]?.trim() !== '') body.push(lines[next++] ?? '');
    blocks.push(
      readBlock(marker[1] ?? '', marker[2] ?? '', body.join('\n'), { file, line: index + 1 }, errors),
    );
    index = next;
  }
  return { text: { head: head.data, blocks }, errors };
}

function readHead(source: string): unknown {
  try {
    return parse(source);
  } catch {
    return null;
  }
}

function oneOf<T extends string>(list: readonly T[], value: string | undefined): T | null {
  return list.find((item) => item === value) ?? null;
}

function readBlock(
  ref: string,
  attributes: string,
  body: string,
  at: { file: string; line: number },
  errors: PackError[],
): TextBlock {
  const words = attributes.trim().split(/\s+/).filter(Boolean);
  const values = new Map(
    words.filter((word) => word.includes('=')).map((word) => word.split('=') as [string, string]),
  );
  const className = words.find((word) => word.startsWith('.'))?.slice(1);
  const kind = oneOf(kinds, className);
  if (className && !kind)
    errors.push({ ...at, message: `.${className} is no kind of provision: use .${kinds.join(', .')}` });
  const known = { part: parts, addressee: addressees, status: statuses } as const;
  for (const [name, value] of values) {
    const allowed: readonly string[] | undefined = known[name as keyof typeof known];
    if (!allowed) errors.push({ ...at, message: `${name}= is not known: use part=, addressee= or status=` });
    else if (!allowed.includes(value))
      errors.push({ ...at, message: `${name}=${value} is not known: use one of ${allowed.join(', ')}` });
  }
  const heading = /^(#{2,3})\s+(.*)$/s.exec(body);
  const { content, refused } = parseInline(heading?.[2] ?? body);
  for (const message of refused) errors.push({ ...at, message: `{#${ref}}: ${message}` });
  return {
    ref,
    line: at.line,
    kind,
    level: heading ? (heading[1] === '##' ? 2 : 3) : null,
    part: oneOf(parts, values.get('part')),
    addressee: oneOf(addressees, values.get('addressee')),
    status: oneOf(statuses, values.get('status')),
    content,
  };
}

/** Writes one version of a paper in one language as `parseTextFile` reads it. */
export function writeTextFile(version: PackVersion, language: string, authentic: string): string {
  const head = version.heads[language];
  if (!head) return '';
  const own = head.status;
  const lines = ['---', `title: ${JSON.stringify(head.title)}`, `summary: ${JSON.stringify(head.summary)}`];
  if (language !== authentic) lines.push(`status: ${own}`);
  lines.push('---', '');
  let part: Part | null = null;
  for (const provision of version.provisions) {
    const text = provision.texts[language];
    if (text) {
      const structure = language === authentic ? structureOf(provision, part) : '';
      const status = text.status === own || language === authentic ? '' : ` status=${text.status}`;
      const hashes = provision.level === null ? '' : `${'#'.repeat(provision.level)} `;
      lines.push(`{#${provision.ref}${structure}${status}}`, hashes + writeInline(text.content), '');
    }
    part = provision.part;
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function structureOf(provision: PackProvision, part: Part | null): string {
  const kind = provision.kind === 'paragraph' ? '' : ` .${provision.kind}`;
  const opens = provision.part === part ? '' : ` part=${provision.part}`;
  return kind + opens + (provision.addressee ? ` addressee=${provision.addressee}` : '');
}
