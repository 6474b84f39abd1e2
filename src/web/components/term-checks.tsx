import { lacking, type TermCheck } from '../../domain/terms/check-terms.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { PageContext } from '../page-context.ts';
import { Icon } from './icon.tsx';
import { Name } from './name.tsx';

interface Props {
  readonly page: PageContext;
  readonly checks: readonly TermCheck[];
  readonly source: string;
  readonly target: string;
  /** Whether there is a translation that can lack any. */
  readonly translated: boolean;
}

/** The terms of a passage, each with the words that are expected of its translation, and what that one lacks. */
export function TermChecks({ page, checks, source, target, translated }: Props) {
  const { t } = page;
  if (checks.length === 0) return null;
  const wrong = new Set((translated ? lacking(checks) : []).map(({ slug }) => slug));
  return (
    <>
      <p class="petit">
        <a href={inLanguage(page.language, addresses.terms)}>{t('terms.found')}</a>
      </p>
      <ul class="lignes fin petit">
        {checks.map((check) => (
          <li>
            <Name page={page} text={check.source} language={source} /> <Icon name="arrow-right" turns />{' '}
            {check.expected === null ? (
              t('terms.none')
            ) : (
              <b>
                <Name page={page} text={check.expected} language={target} />
              </b>
            )}
            {check.admitted.length > 0 && (
              <> ({<Forms page={page} forms={check.admitted} language={target} />})</>
            )}
            {wrong.has(check.slug) && <Warning page={page} check={check} target={target} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Warning({ page, check, target }: { page: PageContext; check: TermCheck; target: string }) {
  const { t } = page;
  return (
    <>
      {' '}
      {!check.present && (
        <b class="faute">
          <Icon name="circle-alert" /> {t('terms.absent')}
        </b>
      )}{' '}
      {check.forbidden.length > 0 && (
        <b class="faute">
          <Icon name="circle-alert" /> {t('terms.forbidden')}{' '}
          <Forms page={page} forms={check.forbidden} language={target} />
        </b>
      )}
    </>
  );
}

/** Several forms in a row, each apart from the direction of the others. */
export function Forms({
  page,
  forms,
  language,
}: {
  page: PageContext;
  forms: readonly string[];
  language: string;
}) {
  return (
    <>
      {forms.map((form, index) => (
        <>
          {index > 0 && ' · '}
          <Name page={page} text={form} language={language} />
        </>
      ))}
    </>
  );
}
