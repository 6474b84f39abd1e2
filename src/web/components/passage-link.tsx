import type { TranslationText } from '../../queries/translation-texts.ts';
import { passageAddress } from '../forms/desk-place.tsx';
import type { PageContext } from '../page-context.ts';
import { type Naming, namesOf, ProvisionLink } from './provision-names.tsx';

interface Desk {
  readonly paper: string;
  readonly target: string;
  readonly authentic: string;
  readonly texts: readonly TranslationText[];
}

/** What the passages of a desk are called, each leading to its place there. */
export function passageNames(page: PageContext, desk: Desk): Naming {
  const { texts, authentic } = desk;
  const nameables = texts.map((text) => ({ ...text, content: text.source, language: authentic }));
  return namesOf(page.t, nameables, (ref) => passageAddress(page.language, desk, ref));
}

interface Props {
  readonly page: PageContext;
  readonly passage: string;
  readonly names: Naming;
}

/** A passage that a file names: by its name, or by what the file calls it where the paper has it no more. */
export function PassageLink({ page, passage, names }: Props) {
  const name = names(passage);
  return name.href === null ? (
    <bdi>
      <code>{passage}</code>
    </bdi>
  ) : (
    <ProvisionLink page={page} name={name} />
  );
}
