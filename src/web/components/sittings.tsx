import type { Sitting } from '../../queries/sittings.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatDay, formatList, languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Name } from './name.tsx';

/** Sittings by day, at the congress's own time. */
export function Sittings({
  page,
  sittings,
  level: Heading = 'h2',
}: {
  page: PageContext;
  sittings: readonly Sitting[];
  level?: 'h2' | 'h3';
}) {
  const { t, language, edition } = page;
  const days = [...new Set(sittings.map(({ day }) => day))];
  return (
    <>
      {days.map((day) => (
        <section aria-label={formatDay(language, day)}>
          <Heading class="bas">{formatDay(language, day)}</Heading>
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

/** One sitting: when, what, where, and the papers presented there. */
export function SittingLine({ page, sitting }: { page: PageContext; sitting: Sitting }) {
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
        <b>
          <Name page={page} text={sitting.title} language={sitting.language} />
        </b>
        <p class="petit">
          <Name page={page} text={sitting.circuit.name} language={sitting.circuit.language} />
          {sitting.room && <> · {t('sitting.room', { room: sitting.room })}</>}
          {sitting.lead && (
            <>
              {' '}
              · <Name page={page} text={sitting.lead} language={sitting.language} />
            </>
          )}
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
        {sitting.papers.map((paper) => (
          <a class="lien-action" href={inLanguage(language, addresses.paper(paper.slug))}>
            <Name page={page} text={paper.title} language={paper.language} />
          </a>
        ))}
      </span>
    </li>
  );
}
