import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { unguarded } from '../formulas.ts';
import type { PackError } from './pack-error.ts';

/** Reads the files of one pack, remembering on which line each value stands so that errors can say it. */
export interface PackFiles {
  readonly errors: PackError[];
  /** `absent` is what a file that may be missing holds then. */
  yaml<T>(file: string, schema: z.ZodType<T>, absent?: T): Promise<T | null>;
  csv<T>(file: string, schema: z.ZodType<T>, columns: readonly string[]): Promise<T[]>;
  text(file: string): Promise<string | null>;
  /** The line of `file` where `needle` first stands, for errors found after parsing. */
  report(file: string, needle: string, message: string): void;
  /** The line of a YAML file where the value at `path` stands. */
  reportAt(file: string, path: readonly PropertyKey[], message: string): void;
}

export function packFiles(folder: string): PackFiles {
  const errors: PackError[] = [];
  const sources = new Map<string, string>();

  async function text(file: string): Promise<string | null> {
    try {
      const source = (await readFile(join(folder, file), 'utf8')).replace(/^\uFEFF/, '');
      sources.set(file, source);
      return source;
    } catch {
      return null;
    }
  }

  async function yaml<T>(file: string, schema: z.ZodType<T>, absent?: T): Promise<T | null> {
    const source = await text(file);
    if (source === null && absent !== undefined) return absent;
    if (source === null) {
      errors.push({
        file,
        line: 1,
        message: 'the file is missing: docs/congress-pack.md says what it holds',
      });
      return null;
    }
    return parseYaml(file, source, schema, errors);
  }

  async function csv<T>(file: string, schema: z.ZodType<T>, columns: readonly string[]): Promise<T[]> {
    const source = await text(file);
    if (source === null || source.trim() === '') return [];
    const rows: T[] = [];
    for (const { record, line } of readRows(file, source, columns, errors)) {
      const parsed = schema.safeParse(record);
      if (parsed.success) rows.push(parsed.data);
      else for (const issue of parsed.error.issues) errors.push({ file, line, message: sentence(issue) });
    }
    return rows;
  }

  function report(file: string, needle: string, message: string): void {
    const before = (sources.get(file) ?? '').split(needle)[0] ?? '';
    errors.push({ file, line: before.split('\n').length, message });
  }

  function reportAt(file: string, path: readonly PropertyKey[], message: string): void {
    const lines = new LineCounter();
    const document = parseDocument(sources.get(file) ?? '', { lineCounter: lines });
    errors.push({ file, line: lines.linePos(offsetOf(document, path)).line, message });
  }

  return { errors, yaml, csv, text, report, reportAt };
}

function parseYaml<T>(file: string, source: string, schema: z.ZodType<T>, errors: PackError[]): T | null {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  for (const fault of document.errors) {
    errors.push({
      file,
      line: lines.linePos(fault.pos[0]).line,
      message: `${fault.message.split('\n')[0]}: check the indentation and the quotes`,
    });
  }
  if (document.errors.length > 0) return null;
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    errors.push({
      file,
      line: lines.linePos(offsetOf(document, issue.path)).line,
      message: sentence(issue),
    });
  }
  return null;
}

function readRows(file: string, source: string, columns: readonly string[], errors: PackError[]) {
  try {
    const rows: { record: Record<string, string>; info: { lines: number } }[] = parseCsv(source, {
      columns: (header: string[]) => header.map((name) => name.trim()),
      info: true,
      skip_empty_lines: true,
    });
    const given = Object.keys(rows[0]?.record ?? Object.fromEntries(columns.map((name) => [name, ''])));
    const missing = columns.filter((name) => !given.includes(name));
    if (missing.length > 0) {
      errors.push({
        file,
        line: 1,
        message: `the first line lacks ${missing.join(', ')}: write ${columns.join(',')}`,
      });
      return [];
    }
    return rows.map(({ record, info }) => ({
      record: Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, unguarded(cell)])),
      line: info.lines - lineBreaksIn(record),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 1);
    errors.push({
      file,
      line,
      message: `${error.message}: put a field that holds a comma or a quote between double quotes`,
    });
    return [];
  }
}

/** A record that spans several lines is reported on its first. */
function lineBreaksIn(record: Record<string, string>): number {
  return Object.values(record).join('').split('\n').length - 1;
}

function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function sentence(issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.');
  return place ? `${place}: ${issue.message}` : issue.message;
}
