import { inLanguage } from '../addresses.ts';
import type { PageContext } from '../page-context.ts';
import { Icon } from './icon.tsx';

/** The way to the feed that follows a page. */
export function FollowFeed({ page, feed }: { page: PageContext; feed: string }) {
  return (
    <a class="lien-action" href={inLanguage(page.language, feed)} type="application/atom+xml">
      <Icon name="rss" /> {page.t('feed.follow')}
    </a>
  );
}
