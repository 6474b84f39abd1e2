import type { Sitting } from '../../queries/sittings.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatDay } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Icon } from './icon.tsx';
import { SittingLine } from './sittings.tsx';

/** The sittings of today, or of the next day that has any; nothing once the last one is over. */
export function NextSittings({ page, sittings }: { page: PageContext; sittings: readonly Sitting[] }) {
  const { t, language, edition, today } = page;
  const day = sittings.find((sitting) => sitting.day >= today)?.day;
  if (day === undefined) return null;
  return (
    <section class="bande vert" aria-labelledby="sittings">
      <div class="cadre registre">
        <header>
          <h2 id="sittings">{t(day === today ? 'sittings.today' : 'sittings.next')}</h2>
          <p>{formatDay(language, day)}</p>
          <p>{t('programme.zone', { place: edition.place, zone: edition.timeZone })}</p>
        </header>
        <div>
          <ul class="lignes seances">
            {sittings
              .filter((sitting) => sitting.day === day)
              .map((sitting) => (
                <SittingLine page={page} sitting={sitting} />
              ))}
          </ul>
          <p class="bas">
            <a class="lien-action" href={inLanguage(language, addresses.programme)}>
              {t('sittings.all')} <Icon name="arrow-right" turns />
            </a>
          </p>
        </div>
      </div>
    </section>
  );
}
