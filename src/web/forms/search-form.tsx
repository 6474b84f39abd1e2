import { longestQuestion } from '../../domain/search/question.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Icon } from '../components/icon.tsx';
import type { PageContext } from '../page-context.ts';

interface Props {
  readonly page: PageContext;
  /** Of the field: two forms may stand on one page. */
  readonly id: string;
  readonly question?: string;
}

/** Asks for words across the congress: an ordinary form, whose result has an address that can be shared. */
export function SearchForm({ page, id }: Props) {
  return (
    <form class="champ" action={inLanguage(page.language, addresses.search)}>
      <SearchField page={page} id={id} />
    </form>
  );
}

/** The words asked for, with the button: of this form, or of the one with filters. */
export function SearchField({ page, id, question = '' }: Props) {
  const { t } = page;
  return (
    <>
      <label for={id}>{t('search.label')}</label>
      <div class="chercher">
        <input type="search" id={id} name="q" value={question} maxlength={longestQuestion} dir="auto" />
        <button class="bouton" type="submit">
          <Icon name="search" /> {t('search.submit')}
        </button>
      </div>
    </>
  );
}
