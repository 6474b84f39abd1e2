import type { Text } from '../../domain/amendments/amendment.ts';
import { mergeAmendments } from '../../domain/amendments/merge.ts';
import type { OtherAmendment } from '../../queries/amendment-course.ts';
import type { AmendmentEntry } from '../../queries/amendments.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { PageContext } from '../page-context.ts';
import { Code } from './cited.tsx';
import { Around } from './name.tsx';
import { Listed } from './phrase.tsx';

interface RelatedProps {
  readonly page: PageContext;
  readonly amendment: AmendmentEntry;
  readonly identical: readonly string[];
  readonly amending: readonly string[];
  readonly touching: readonly OtherAmendment[];
  /** The text it is against. */
  readonly base: Text | null;
}

/** The amendment it amends, those that propose the same, and those to it. */
export function Related({ page, amendment, identical, amending, touching, base }: RelatedProps) {
  const against = amendment.parent ? [] : conflicting(amendment, touching, base);
  const beside = touching.map(({ code }) => code).filter((code) => !against.includes(code));
  const links = (codes: readonly string[]) => (
    <Listed
      page={page}
      items={codes.map((code) => (
        <a href={inLanguage(page.language, addresses.amendment(amendment.paper, code))}>
          <Code code={code} />
        </a>
      ))}
    />
  );
  return (
    <>
      {amendment.parent && (
        <p>
          <Around say={(code) => page.t('amendment.amends', { code })}>{links([amendment.parent])}</Around>
        </p>
      )}
      {identical.length > 0 && (
        <p>
          {page.t('amendment.identical')} {links(identical)}
        </p>
      )}
      {amending.length > 0 && (
        <p>
          {page.t('amendment.amended')} {links(amending)}
        </p>
      )}
      {against.length > 0 && (
        <p class="avis">
          {page.t('amendment.conflicting')} {links(against)}
        </p>
      )}
      {beside.length > 0 && (
        <p>
          {page.t('amendment.beside')} {links(beside)}
        </p>
      )}
    </>
  );
}

/** Those that cannot be accepted together with it. */
function conflicting(
  amendment: AmendmentEntry,
  touching: readonly OtherAmendment[],
  base: Text | null,
): string[] {
  if (!base) return [];
  const own = { id: amendment.code, operations: amendment.operations };
  return (
    touching
      // What is worded in different languages cannot be compared word by word.
      .filter(({ version, wordedIn }) => version === amendment.version && wordedIn === amendment.wordedIn)
      .filter(({ code, operations }) => !mergeAmendments(base, [own, { id: code, operations }]).ok)
      .map(({ code }) => code)
  );
}
