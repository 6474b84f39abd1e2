import type { Sitting } from '../../queries/sittings.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatDay, formatList, languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';

/** Sittings by day, at the congress's own time. */
export function Sittings({ page, sittings }: { page: PageContext; sittings: readonly Sitting[] }) {
  const { t, language, edition } = page;
  const days = [...new Set(sittings.map(({ day }) => day))];
  return (
    <>
      {days.map((day) => (
        <section aria-label={formatDay(language, day)}>
          <h2 class="bas">{formatDay(language, day)}</h2>
          <ul class="lignes seances bas">
            {sittings
              .filter((sitting) => sitting.day === day)
              .map((sitting) => (
                <SittingLine page={page} sitting={sitting} />
              ))}
          </ul>
        </section>
      ))}
      <p class="petit bas">{t('programme.zone', { place: edition.place, zone: edition.timeZone })}</p>
    </>
  );
}

function SittingLine({ page, sitting }: { page: PageContext; sitting: Sitting }) {
  const { t, language } = page;
  const { day } = sitting;
  return (
    <li id={sitting.slug}>
      <span class="tabnum nb">
        {sitting.from ? (
          <>
            <time datetime={`${day}T${sitting.from}`}>{sitting.from}</time>
            {sitting.to && <> – {sitting.to}</>}
          </>
        ) : (
          t('sitting.noTime')
        )}
      </span>
      <div>
        <b>{sitting.title}</b>
        <p class="petit">
          {[sitting.circuit, sitting.room && t('sitting.room', { room: sitting.room }), sitting.lead]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {sitting.languages.length > 0 && (
          <p class="petit">
            {t('sitting.languages', {
              languages: formatList(
                language,
                sitting.languages.map((code) => languageName(language, code)),
              ),
            })}
          </p>
        )}
        {sitting.certainty === 'inferred' && <p class="petit">{t('sitting.inferred')}</p>}
      </div>
      <span>
        {sitting.papers.map(({ slug, title }) => (
          <a class="lien-action" href={inLanguage(language, addresses.paper(slug))}>
            {title}
          </a>
        ))}
      </span>
    </li>
  );
}
