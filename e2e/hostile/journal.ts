import type { Answer } from './ask.ts';

/** One hostile thing that is sent, and what must be true of the answer besides what must be true of every one. */
export interface Input {
  readonly name: string;
  send(): Promise<Answer>;
  readonly expect?: (answer: Answer) => string | false | undefined;
}

/** What is wrong with an answer, whatever was asked; null when nothing is. */
function weaknessOf({ status, headers, body }: Answer): string | null {
  if (status >= 500) return `status ${status}`;
  const policy = String(headers['content-security-policy']);
  if (!policy.includes("default-src 'none'") || policy.includes('unsafe'))
    return `content security policy ${policy}`;
  if (headers['x-content-type-options'] !== 'nosniff') return 'the type may be guessed';
  const { location } = headers;
  if (location !== undefined && !/^\/(?![/\\])[^\s\\]*$/.test(location)) return `leads to ${location}`;
  if (/\n\s+at .*\.tsx?:\d+/.test(body) || /syntax error at or near|violates .* constraint/.test(body))
    return 'shows its insides';
  return null;
}

/** Sends inputs, a few at a time; gives what is wrong, by name. */
export async function sendAll(inputs: readonly Input[]): Promise<string[]> {
  const weak: string[] = [];
  const queue = inputs.values();
  const work = async () => {
    for (const { name, send, expect } of queue) {
      const answer = await send().catch((error: Error) => error);
      if (answer instanceof Error) {
        weak.push(`${name}: ${answer.message}`);
        continue;
      }
      const weakness = weaknessOf(answer) ?? expect?.(answer);
      if (weakness) weak.push(`${name}: ${weakness}`);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return weak;
}
