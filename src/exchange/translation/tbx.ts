import { formStandings, listForms, type Term } from '../../domain/terms/term.ts';
import { emptyDocument, type Make, maker, written } from './write-xml.ts';

/** How the forms of a term stand, in the words of TBX-Basic. */
const statusOf = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
} as const;

/** A termbase as TBX (ISO 30042:2019, TBX-Basic in DCA style), for translation tools. */
export function writeTbx(terms: readonly Term[], edition: string): string {
  const document = emptyDocument();
  const make = maker(document, 'urn:iso:std:iso:30042:ed-2');
  const header = make(
    'tbxHeader',
    {},
    make('fileDesc', {}, make('sourceDesc', {}, make('p', {}, `Termbase of ${edition}, from Parvis`))),
  );
  const body = make('body', {}, ...terms.flatMap((term) => ['\n', conceptOf(make, term)]), '\n');
  const root = make(
    'tbx',
    { type: 'TBX-Basic', style: 'dca', 'xml:lang': 'en' },
    '\n',
    header,
    '\n',
    make('text', {}, body),
    '\n',
  );
  return written(document, root);
}

function conceptOf(make: Make, { slug, forms, note, noteLanguage }: Term) {
  const list = listForms(forms);
  const sections = Object.keys(forms).map((language) =>
    make(
      'langSec',
      { 'xml:lang': language },
      ...formStandings.flatMap((standing) =>
        list
          .filter((one) => one.language === language && one.standing === standing)
          .map(({ form }) =>
            make(
              'termSec',
              {},
              make('term', {}, form),
              make('termNote', { type: 'administrativeStatus' }, statusOf[standing]),
            ),
          ),
      ),
    ),
  );
  // Names begin with a letter in XML, and those of terms may begin with a digit.
  const about = note === '' ? [] : [make('note', { 'xml:lang': noteLanguage }, note)];
  return make('conceptEntry', { id: `t-${slug}` }, ...about, ...sections);
}
