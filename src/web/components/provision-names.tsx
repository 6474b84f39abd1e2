import type { Descent } from '../../domain/amendments/amendment.ts';
import { excerpt } from '../../domain/papers/excerpt.ts';
import { type Inline, plainText } from '../../domain/papers/inline.ts';
import type { AmendableText } from '../../queries/amendable-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatList } from '../languages/formats.ts';
import type { Translator } from '../languages/translator.ts';
import type { PageContext } from '../page-context.ts';
import { tongue } from './name.tsx';
import { Listed } from './phrase.tsx';
import { wordsOf } from './prose.tsx';

/** What a provision is called by. */
export interface Nameable {
  readonly ref: string;
  readonly kind: string;
  readonly number: number | null;
  readonly content: readonly Inline[];
  readonly language: string;
}

/** How readers call a provision: § 4, a heading by its words, a note by its number. */
export function nameOf(t: Translator, { ref, kind, number, content, language }: Nameable): string {
  if (number !== null) return `§ ${number}`;
  if (kind === 'note') return t('amend.note', { name: ref.replace(/^\D+/, '') });
  return t('amend.heading', { text: excerpt(wordsOf(plainText(content), language), 40) });
}

/** How a page calls the provisions of a text, and where it leads to when they are asked for. */
export interface ProvisionName {
  readonly text: string;
  /** The language of the words in it; null for those of the interface. */
  readonly language: string | null;
  readonly href: string | null;
}
export type Naming = (ref: string) => ProvisionName;

/** The names of the provisions of a version. */
export function namesOf(
  t: Translator,
  provisions: readonly Nameable[],
  hrefOf: (ref: string) => string | null,
): Naming {
  const known = new Map(provisions.map((provision) => [provision.ref, provision]));
  return (ref) => {
    const provision = known.get(ref);
    // What an amendment adds stands in no version; another amendment may already touch it.
    if (!provision) return { text: t('amend.new'), language: null, href: null };
    const language = provision.kind === 'heading' ? provision.language : null;
    return { text: nameOf(t, provision), language, href: hrefOf(ref) };
  };
}

/** The provisions of a text to be amended, as they are called. */
const nameablesOf = ({ text, numbers, ids }: AmendableText): Nameable[] =>
  text.provisions.flatMap(({ ref, shape, content }) => {
    const { kind } = shape;
    const number = kind === 'heading' || kind === 'note' ? null : (numbers.get(ref) ?? null);
    return ids.has(ref) ? [{ ref, kind, number, content, language: text.language }] : [];
  });

/** How readers call the provisions of a version, what an amendment adds by saying so; in words alone. */
export function provisionNames(text: AmendableText, t: Translator): (ref: string) => string {
  const naming = namesOf(t, nameablesOf(text), () => null);
  return (ref) => naming(ref).text;
}

/**
 * The names in the text an amendment is against and in what it makes of it: what stays keeps its §, parts and joined
 * passages are called by what they were.
 */
export function amendedNames(
  { t, language }: PageContext,
  paper: string,
  before: AmendableText,
  descent: readonly Descent[],
): { readonly before: Naming; readonly after: Naming } {
  const naming = namesOf(t, nameablesOf(before), (ref) =>
    inLanguage(language, addresses.provision(paper, ref)),
  );
  const after: Naming = (ref) => {
    const parents = descent.filter(({ child }) => child === ref);
    const [first] = parents;
    if (before.ids.has(ref) || !first) return naming(ref);
    const names = parents.map(({ parent }) => naming(parent).text);
    if (first.kind === 'merge') return { ...naming(first.parent), text: formatList(language, names) };
    const parts = descent.filter(({ kind, parent }) => kind === 'split' && parent === first.parent);
    const part = parts.findIndex(({ child }) => child === ref) + 1;
    return { ...naming(first.parent), text: t('amend.part', { name: names[0] ?? '', part }) };
  };
  return { before: naming, after };
}

/** A name within a sentence, leading to the passage. */
export function ProvisionLink({ page, name }: { page: PageContext; name: ProvisionName }) {
  const { text, language, href } = name;
  const words = <bdi {...(language === null ? {} : tongue(page, language))}>{text}</bdi>;
  return href === null ? words : <a href={href}>{words}</a>;
}

/** Names one after another: « § 8 et § 9 ». */
export function ProvisionLinks({ page, names }: { page: PageContext; names: readonly ProvisionName[] }) {
  return <Listed page={page} items={names.map((name) => <ProvisionLink page={page} name={name} />)} />;
}
