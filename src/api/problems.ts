import type { z } from 'zod';
import type { Host, Words } from './host.ts';
import { statuses } from './statuses.ts';

export type Refusal = keyof typeof statuses;

export const isRefusal = (name: string): name is Refusal => Object.hasOwn(statuses, name);

/** What is wrong in a request, by field; each is a key of the catalogues' `fault.`. */
export type Faults = Readonly<Record<string, string>>;

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly faults?: Faults;
  /** The lines of the table of permissions it rests on. */
  readonly lines?: readonly number[];
  /** More that helps to mend it, as members of the problem document. */
  readonly more?: object;
}

export const refused = (refusal: Refusal): Refused => ({ ok: false, refusal });

/** A request whose fields are not right. */
export const faulty = (faults: Faults): Refused => ({ ok: false, refusal: 'faulty', faults });

/** The address that explains a refusal. */
const typeOf = (host: Host, refusal: Refusal): string => `${host.origin}/api/v1/problems/${refusal}`;

/** A problem document (RFC 9457), worded in the reader's language. */
export function problem(host: Host, words: Words, { refusal, faults, lines, more }: Refused): Response {
  const status = statuses[refusal];
  const sentences = Object.entries(faults ?? {}).map(([field, name]) => [field, words.of('fault', name)]);
  const document = {
    type: typeOf(host, refusal),
    title: words.of('refusal', refusal),
    status,
    refusal,
    ...(faults ? { faults: Object.fromEntries(sentences) } : {}),
    ...(lines ? { lines: lines.map((line) => lineTold(host, words, line)) } : {}),
    ...more,
  };
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Content-Language': words.language },
  });
}

const lineTold = (host: Host, words: Words, line: number) => ({
  line,
  words: words.line(line),
  address: host.lineAddress(words.language, line),
});

type Issue = z.ZodError['issues'][number];

/** What a field lacks, as a key of `fault.`; a check of our own carries its key as its message. */
function faultOf(issue: Issue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'invalid_value':
      return 'choose';
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : 'out-of-range';
    case 'too_small':
      return issue.origin === 'string' ? 'empty' : 'out-of-range';
    case 'invalid_format':
      return formats[issue.format] ?? 'wrong-type';
    default:
      return 'wrong-type';
  }
}

const formats: Readonly<Record<string, string>> = { uuid: 'uuid', email: 'email', date: 'day' };

/** The first fault of each field, named by its path: `invitations.0.email`. */
export function faultsOf({ issues }: z.ZodError): Faults {
  const found: Record<string, string> = {};
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) found[[...issue.path, key].join('.')] ??= 'unknown-field';
    else found[issue.path.join('.') || 'body'] ??= faultOf(issue);
  }
  return found;
}
