import type { PastWording } from '../../queries/amendment-course.ts';
import type { AmendedText } from '../../queries/amendment-texts.ts';
import type { AmendmentEntry } from '../../queries/amendments.ts';
import { formatDate } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { AmendmentChanges } from './amendment-changes.tsx';
import { Band } from './band.tsx';

interface Props {
  readonly page: PageContext;
  readonly amendment: AmendmentEntry;
  readonly former: readonly (PastWording & {
    readonly refused: boolean;
    readonly text: AmendedText | undefined;
  })[];
}

/** The words an amendment had before, or that were put to its author, beside those it has now. */
export function FormerWordings({ page, amendment, former }: Props) {
  const { t, language, edition } = page;
  if (former.length === 0) return null;
  return (
    <Band id="former" title={t('amendment.former')}>
      {former.map(({ number, madeBy, version, at, refused, text }) => (
        <details open={madeBy === 'author'}>
          <summary>
            {t('amendment.former.line', {
              what: t.of('amendment.former', refused ? 'refused' : madeBy),
              day: formatDate(language, at, edition.timeZone),
            })}
          </summary>
          {text ? (
            <AmendmentChanges
              page={page}
              paper={amendment.paper}
              {...text}
              beforeTitle={
                amendment.parent
                  ? t('amendment.column.parent', { code: amendment.parent })
                  : t('amendment.column.version', { number: version })
              }
              afterTitle={t('amendment.former.column', { number })}
              prefix={`former-${number}-`}
            />
          ) : (
            <p class="avis">{t('amendment.moved')}</p>
          )}
        </details>
      ))}
    </Band>
  );
}
