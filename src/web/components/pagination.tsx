import type { PageContext } from '../page-context.ts';
import { Icon } from './icon.tsx';

/** The way to the next page of a list; lists go by cursor, so that one that grows meanwhile skips nothing. */
export function Pagination({
  page,
  first,
  next,
}: {
  page: PageContext;
  first: string | null;
  next: string | null;
}) {
  if (!first && !next) return null;
  return (
    <nav class="rang" aria-label={page.t('list.pages')}>
      {first && (
        <a class="bouton" href={first} rel="first">
          {page.t('list.first')}
        </a>
      )}
      {next && (
        <a class="bouton" href={next} rel="next">
          {page.t('list.next')} <Icon name="arrow-right" turns />
        </a>
      )}
    </nav>
  );
}
