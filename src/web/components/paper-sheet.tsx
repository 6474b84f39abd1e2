import type { paperOrganisations } from '../../queries/paper-organisations.ts';
import type { PaperHead } from '../../queries/paper-text.ts';
import { formatDate, formatList, languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Organisations } from './lists.tsx';

interface Props {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly leads: Awaited<ReturnType<typeof paperOrganisations>>;
}

/** Who leads and co-writes a paper, which version this is, and in which languages it can be read. */
export function PaperSheet({ page, head, leads }: Props) {
  const { t, language, edition } = page;
  const named = (role: string) => leads.filter((organisation) => organisation.role === role);
  return (
    <dl class="fiche">
      <div>
        <dt>{t('paper.leads')}</dt>
        <dd>
          <Organisations page={page} named={named('lead')} />
        </dd>
      </div>
      {named('coauthor').length > 0 && (
        <div>
          <dt>{t('paper.coauthors')}</dt>
          <dd>
            <Organisations page={page} named={named('coauthor')} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('paper.version')}</dt>
        <dd>
          {t('paper.versionOf', {
            number: head.version,
            day: formatDate(language, head.publishedAt, edition.timeZone),
          })}
        </dd>
      </div>
      <div>
        <dt>{t('paper.writtenIn')}</dt>
        <dd>
          {languageName(language, head.authentic)}
          {head.status !== 'original' && <> · {t.of('text.status', head.status)}</>}
        </dd>
      </div>
      <div>
        <dt>{t('paper.languages')}</dt>
        <dd>
          {formatList(
            language,
            head.languages.map((code) => languageName(language, code)),
          )}
        </dd>
      </div>
    </dl>
  );
}
