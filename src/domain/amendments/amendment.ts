import type { Inline } from '../papers/inline.ts';

/** What a provision is, apart from its words and its place. */
export interface Shape {
  readonly kind: 'heading' | 'paragraph' | 'recommendation' | 'item' | 'quote' | 'note';
  readonly level: 2 | 3 | null;
  readonly part: string;
  readonly addressee: string | null;
}

/** A provision as one version has it: its name in its paper, which never changes, what it is, and its words. */
export interface Provision {
  readonly ref: string;
  readonly shape: Shape;
  readonly content: readonly Inline[];
}

/** The provisions of one version of a paper, in order, in one language. */
export interface Text {
  readonly language: string;
  readonly provisions: readonly Provision[];
}

/**
 * One thing an amendment does to the version it is made against. Places are gaps: `after` names the provision a gap
 * follows, null the start of the paper; before a provision is after the one it follows. New provisions carry the name
 * they will have. `at` counts UTF-16 units of the plain text of a provision in canonical form (of its new wording where
 * the same amendment replaces it), each on a border between graphemes.
 */
export type Operation =
  | { readonly kind: 'replace'; readonly ref: string; readonly content: readonly Inline[] }
  | {
      readonly kind: 'insert';
      readonly ref: string;
      readonly after: string | null;
      readonly shape: Shape;
      readonly content: readonly Inline[];
    }
  | { readonly kind: 'delete'; readonly ref: string }
  | { readonly kind: 'move'; readonly ref: string; readonly after: string | null }
  /** Parts a provision at one or more points into new ones: one name more than points. */
  | {
      readonly kind: 'split';
      readonly ref: string;
      readonly at: readonly number[];
      readonly into: readonly string[];
    }
  /** Joins provisions that follow one another into a new one, a space between their words where the language has any. */
  | { readonly kind: 'merge'; readonly refs: readonly string[]; readonly into: string };

/** A set of operations against one version; `id` names it in conflicts. */
export interface Amendment {
  readonly id: string;
  readonly operations: readonly Operation[];
}

/** A provision born of others. */
export interface Descent {
  readonly child: string;
  readonly parent: string;
  readonly kind: 'split' | 'merge';
}
