import { decide } from '../../domain/people/permissions/permissions.ts';
import type { PaperSource } from '../../queries/paper-sources.ts';
import type { PaperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage, sourceAddress } from '../addresses.ts';
import { formatDate, formatSize } from '../languages/formats.ts';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { placeOf } from '../pages/paper.tsx';
import { ErrorSummary, type Faults, Field } from './field.tsx';

interface Props {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly sources: readonly PaperSource[];
  readonly faults: Faults;
}

/** What the reader may do with the files of a paper. */
function mayDo(page: PageContext, head: PaperHead) {
  const request = { place: placeOf(head), open: openToday(page) };
  const may = (act: 'attach-source' | 'withdraw-source') => decide(page.viewer, { act, ...request }).ok;
  return { attach: may('attach-source'), withdraw: may('withdraw-source') };
}

/** The files a paper was written from, and the form that adds one for who may. */
export function Sources({ page, head, sources, faults }: Props) {
  const may = mayDo(page, head);
  if (sources.length === 0 && !may.attach) return null;
  const { t } = page;
  return (
    <>
      <h2 class="bas" id="sources">
        {t('sources.title')}
      </h2>
      <p>{t('sources.explain')}</p>
      <ul class="lignes fin">
        {sources.map((source) => (
          <Source page={page} paper={head.slug} source={source} withdrawable={may.withdraw} />
        ))}
      </ul>
      {may.attach && <AttachForm page={page} paper={head.slug} faults={faults} />}
    </>
  );
}

interface SourceProps {
  readonly page: PageContext;
  readonly paper: string;
  readonly source: PaperSource;
  readonly withdrawable: boolean;
}

function Source({ page, paper, source, withdrawable }: SourceProps) {
  const { t, language, edition } = page;
  const { name, kind, size, sha256, at, mandate, withdrawnAt } = source;
  const day = (moment: Date) => formatDate(language, moment, edition.timeZone);
  return (
    <li>
      {withdrawnAt ? (
        <bdi>{name}</bdi>
      ) : (
        <a href={sourceAddress(sha256, name)} download={name}>
          <bdi>{name}</bdi>
        </a>
      )}{' '}
      · {t.of('sources.kind', kind)} · {formatSize(language, size)} ·{' '}
      <time datetime={at.toISOString()}>{day(at)}</time> · {mandate}
      {withdrawnAt && <p class="petit">{t('sources.withdrawn', { day: day(withdrawnAt) })}</p>}
      {!withdrawnAt && withdrawable && (
        <form
          method="post"
          action={`${inLanguage(language, addresses.sources(paper))}/${sha256}/withdrawals`}
        >
          <button class="lien" type="submit">
            {t('sources.withdraw')}
            <span class="vh"> · {name}</span>
          </button>
        </form>
      )}
    </li>
  );
}

const accepted = '.pdf,.docx,.odt,.txt,.md,.png,.jpg,.jpeg,.webp';

function AttachForm({ page, paper, faults }: { page: PageContext; paper: string; faults: Faults }) {
  const { t, language } = page;
  return (
    <form
      class="formulaire bas"
      method="post"
      action={inLanguage(language, addresses.sources(paper))}
      enctype="multipart/form-data"
    >
      <ErrorSummary page={page} faults={faults} />
      <Field name="file" label={t('sources.file')} hint={t('sources.file.hint')} fault={faults.file}>
        {(control) => <input {...control} type="file" required accept={accepted} />}
      </Field>
      <button class="bouton nuit" type="submit">
        {t('sources.attach')}
      </button>
    </form>
  );
}
