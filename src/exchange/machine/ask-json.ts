import type { MachineFailure } from './machine.ts';

/** The largest answer that is read, in bytes. */
const largest = 4 * 1024 * 1024;
/** How long an answer may take, in milliseconds. */
const usualPatience = 20_000;

type Answered =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly failure: MachineFailure };

interface Question {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly patience?: number | undefined;
}

/** Posts JSON and reads the JSON that is answered: at this address alone, in good time, of a size that can be. */
export async function askJson({ url, headers, body, patience = usualPatience }: Question): Promise<Answered> {
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { ok: false, failure: failureOf(response.status) };
    }
    const text = await textOf(response);
    return text === null ? { ok: false, failure: 'malformed' } : { ok: true, json: JSON.parse(text) };
  } catch (error) {
    if (signal.aborted) return { ok: false, failure: 'too-slow' };
    return { ok: false, failure: error instanceof SyntaxError ? 'malformed' : 'unreachable' };
  }
}

/** The text of an answer; null when it is larger than any can be. */
async function textOf(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > largest) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** What the status of an answer means (RFC 9110; 456 is DeepL's: nothing is left of what was paid for). */
function failureOf(status: number): MachineFailure {
  if (status === 400 || status === 404) return 'pair-refused';
  if (status === 401 || status === 403) return 'key-refused';
  if (status === 429) return 'busy';
  return status === 456 ? 'quota' : 'failed';
}
