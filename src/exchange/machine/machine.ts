import { deepl } from './deepl.ts';
import { libreTranslate } from './libretranslate.ts';

/** Why a machine did not translate: each has its words in the catalogues under `machine.failure.`. */
export const machineFailures = [
  'unreachable',
  'too-slow',
  'key-refused',
  'quota',
  'busy',
  'pair-refused',
  'failed',
  'malformed',
] as const;
export type MachineFailure = (typeof machineFailures)[number];

type MachineAnswer =
  | { readonly ok: true; readonly texts: readonly string[] }
  | { readonly ok: false; readonly failure: MachineFailure };

/** Any machine that translates. */
export interface Machine {
  /** As it is called where its work is labelled. */
  readonly name: string;
  /** The most it takes at once: texts, and characters in all of them. */
  readonly most: { readonly texts: number; readonly characters: number };
  /** Translates texts with tags (`write-tagged.ts`) from a language into another, in their order. */
  translate(texts: readonly string[], from: string, into: string): Promise<MachineAnswer>;
}

/** Which machine an installation uses, and where: the only address that is ever asked. */
export interface MachineSettings {
  readonly kind: 'libretranslate' | 'deepl';
  /** Without a slash at its end. */
  readonly url: string;
  readonly key: string | null;
  /** In milliseconds. */
  readonly patience?: number;
}

/** The machine of an installation; null where there is none. */
export function machineOf(settings: MachineSettings | null): Machine | null {
  if (!settings) return null;
  return settings.kind === 'deepl' ? deepl(settings) : libreTranslate(settings);
}
