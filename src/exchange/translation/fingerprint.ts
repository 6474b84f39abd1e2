import { createHash } from 'node:crypto';
import type { Inline } from '../../domain/papers/inline.ts';
import { tidied } from '../tidied.ts';

/** SHA-256 of a text with its marks, in hexadecimal; of no text, of nothing. */
export function fingerprint(content: readonly Inline[] | null): string {
  const text = content === null ? '' : JSON.stringify(tidied(content));
  return createHash('sha256').update(text).digest('hex');
}
