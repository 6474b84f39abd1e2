import type { Viewer } from '../people/viewer.ts';

/** The ways to speak about a provision; a collective contribution may say for how many people. */
export const contributionKinds = ['comment', 'question', 'testimony', 'collective'] as const;

/** On whose side somebody speaks. */
export const constituencies = ['communities', 'civil-society', 'local-government'] as const;

/** For how many people a collective contribution may speak. */
export const peopleSpokenFor = { least: 2, most: 10_000_000 } as const;

/** What must be known of a speaker and is not: a name always, a place of who has no account. */
export function missingOf(
  viewer: Viewer | null,
  given: { readonly name?: string | undefined; readonly place?: string | undefined },
): ('name' | 'place')[] {
  return [
    ...(viewer?.name || given.name ? [] : (['name'] as const)),
    ...(viewer || given.place ? [] : (['place'] as const)),
  ];
}
