import type { ComponentChildren } from 'preact';

/** A code as pages cite it: of a recommendation, an amendment, a clause, a part of one that is voted on. */
const cited = /((?<![\p{L}\p{N}-])[A-Z][A-Z0-9]{1,7}(?:-[A-Z]?\d+)+(?:\/\d+)?(?![\p{L}\p{N}]))/u;

/** A code that is cited: never parted at the end of a line, nor turned by the direction of what is around it. */
export function Code({ code }: { readonly code: string }) {
  return <bdi class="nb">{code}</bdi>;
}

/** A sentence of the interface, or a title, with the codes in it kept whole. */
export function citing(text: string): ComponentChildren {
  const pieces = text.split(cited);
  return pieces.length === 1
    ? text
    : pieces.map((piece, index) => (index % 2 === 0 ? piece : <Code code={piece} />));
}
