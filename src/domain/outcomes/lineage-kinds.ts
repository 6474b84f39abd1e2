/** What a clause made of the things it comes from. */
export const lineageKinds = ['adopted', 'adapted', 'merged', 'inspired'] as const;
