import type { Counts } from '../../queries/register.ts';
import { formatNumber } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';

/** Where contributions stand, in words, each with the shape that stands for it in the amphitheatre. */
export function Legend({ page, counts }: { page: PageContext; counts: Counts }) {
  const { t, language } = page;
  const total = counts.answered + counts.pending + counts.late;
  return (
    <ul
      class="legende"
      aria-label={t('home.contributions', { count: total, shown: formatNumber(language, total) })}
    >
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="7" fill="#0B5D45" />
        </svg>{' '}
        {t('home.answered', { count: counts.answered })}
      </li>
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="6.4" fill="#FFF0C4" stroke="#12261F" stroke-width="2.4" />
        </svg>{' '}
        {t('home.pending', { count: counts.pending })}
      </li>
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <rect x="1" y="1" width="14" height="14" fill="#930B37" />
        </svg>{' '}
        {t('home.late', { count: counts.late })}
      </li>
    </ul>
  );
}
