import { sittings } from '../../queries/sittings.ts';
import { Sittings } from '../components/sittings.tsx';
import { formatDays } from '../languages/formats.ts';
import { programme } from '../linked-data.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** The programme of sittings. */
export const programmePage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const held = await sittings(site.db, edition.id, language);
    const days = formatDays(language, edition.from, edition.to);
    return show(
      c,
      <SimplePage
        page={page}
        title={t('nav.programme')}
        description={t('programme.explain', { place: edition.place, days })}
        current="programme"
        jsonLd={programme(page, held)}
      >
        {held.length === 0 ? <p>{t('programme.empty')}</p> : <Sittings page={page} sittings={held} />}
      </SimplePage>,
    );
  };
