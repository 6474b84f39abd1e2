import type { NextUse } from '../../domain/editions/next-use.ts';
import type { TranslationPass } from '../../queries/translation-passes.ts';
import { formatDate, formatMoment } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Around, Name } from './name.tsx';

/** The moment before which a translation must be ready, and for what. */
export function ReadyBefore({ page, use }: { page: PageContext; use: NextUse | null }) {
  const { t, language, edition } = page;
  if (!use) return <p>{t('translations.ready.none')}</p>;
  return (
    <>
      <p>
        <time datetime={use.at.toISOString()}>{formatMoment(language, use.at, edition.timeZone)}</time>
      </p>
      <p class="petit">
        <Around say={(name) => t(`translations.ready.${use.kind}`, { name })}>
          <Name page={page} text={use.name} language={use.language} />
        </Around>
      </p>
    </>
  );
}

/** What has moved since somebody last worked on a translation. */
export function SincePass({ page, pass }: { page: PageContext; pass: TranslationPass | null }) {
  const { t, language, edition } = page;
  if (!pass) return <p class="petit">{t('translations.pass.none')}</p>;
  const values = { count: pass.changed, date: formatDate(language, pass.at, edition.timeZone) };
  return <p class="petit">{t(pass.own ? 'translations.pass.own' : 'translations.pass.last', values)}</p>;
}
