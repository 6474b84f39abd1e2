import { isOpen } from '../../domain/amendments/course.ts';
import { namesTouched } from '../../domain/amendments/names.ts';
import type { AmendedText } from '../../queries/amendment-texts.ts';
import type { AmendmentEntry } from '../../queries/amendments.ts';
import type { TextLanguage } from '../../queries/text-languages.ts';
import { formatList, languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { AmendmentChanges } from './amendment-changes.tsx';
import { provisionNames } from './provision-names.tsx';

interface Props {
  readonly page: PageContext;
  readonly amendment: AmendmentEntry;
  /** Where the provisions it touches have words. */
  readonly texts: readonly TextLanguage[];
  /** What it is against. */
  readonly text: AmendedText;
}

/** The provisions whose words in other languages an amendment leaves behind: those it rewords. */
export const rewordedBy = ({ operations }: Pick<AmendmentEntry, 'operations'>): string[] =>
  operations.flatMap((operation) =>
    ['replace', 'split', 'merge'].includes(operation.kind) ? namesTouched(operation) : [],
  );

/** In which language an amendment is worded, and what it leaves to be translated again in the others. */
export function AmendmentLanguages({ page, amendment, texts, text }: Props) {
  const { t, language, edition } = page;
  const { wordedIn, authentic } = amendment;
  if (!isOpen(amendment.state)) return null;
  const nameOf = provisionNames(text.before, t);
  const named = (code: string) => languageName(language, code);
  const others = edition.contentLanguages.filter((code) => code !== wordedIn && code !== authentic);
  return (
    <div class="bas">
      <p>
        {wordedIn === authentic
          ? t('amendment.wordedIn', { language: named(wordedIn) })
          : t('amendment.wordedIn.other', { language: named(wordedIn), authentic: named(authentic) })}
      </p>
      <ul class="lignes fin">
        {others.map((code) => {
          const behind = texts.filter((one) => one.language === code).map(({ ref }) => nameOf(ref));
          return (
            <li>
              {behind.length === 0
                ? t('amendment.language.none', { language: named(code) })
                : t('amendment.language.again', {
                    language: named(code),
                    places: formatList(language, [...new Set(behind)]),
                  })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface OtherWordsProps {
  readonly page: PageContext;
  readonly amendment: AmendmentEntry;
  /** Whose words: said in the original language, or those that the lead would accept. */
  readonly name: 'rendered' | 'asked';
  readonly text: AmendedText;
  readonly columns: { readonly beforeTitle: string; readonly afterTitle: string };
}

/** What the amendment is in other words than its author's. */
export function OtherWords({ page, amendment, name, text, columns }: OtherWordsProps) {
  const { t, language } = page;
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>
        {name === 'asked'
          ? t('amendment.asked')
          : t('rendering.done', { language: languageName(language, amendment.authentic) })}
      </h2>
      <AmendmentChanges page={page} paper={amendment.paper} {...text} {...columns} prefix={`${name}-`} />
    </section>
  );
}
