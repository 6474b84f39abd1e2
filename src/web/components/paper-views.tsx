import { type FormKind, formKinds } from '../../domain/papers/paper-form.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import type { PaperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { placeOf } from '../pages/paper.tsx';
import { Icon } from './icon.tsx';

const may = (page: PageContext, head: PaperHead, act: 'translate' | 'write-form' | 'translate-form') =>
  head.kind !== 'outcome' && decide(page.viewer, { act, place: placeOf(head), open: openToday(page) }).ok;

/** Whether this person may write in the draft of a paper, be it only to translate. */
export const mayWrite = (page: PageContext, head: PaperHead): boolean => may(page, head, 'translate');

/** Whether this person may write the forms of a paper in its original language, and in others. */
export const mayWriteForms = (page: PageContext, head: PaperHead) => ({
  original: may(page, head, 'write-form'),
  translations: may(page, head, 'translate-form'),
});

interface Props {
  readonly page: PageContext;
  readonly head: PaperHead;
  /** What is looked at; null for something that is not here, an older version say. */
  readonly current: 'text' | FormKind | null;
}

/** The ways to look at a paper, always at hand. */
export function PaperViews({ page, head, current }: Props) {
  const { t, language } = page;
  const view = (path: string) => inLanguage(language, path);
  return (
    <div class="outils">
      <div class="cadre">
        <nav aria-label={t('paper.views')}>
          <ul>
            <li>
              <a
                href={view(addresses.paper(head.slug))}
                aria-current={current === 'text' ? 'page' : undefined}
              >
                {t('paper.textAndDebate')}
              </a>
            </li>
            <Forms page={page} head={head} current={current} />
            <li>
              <a href={`${view(addresses.register)}?paper=${head.slug}`}>{t('paper.register')}</a>
            </li>
            {head.kind !== 'outcome' && (
              <li>
                <a href={view(addresses.amendments(head.slug))}>
                  <Icon name="pen-line" /> {t('amendments.short')}
                </a>
              </li>
            )}
            <li>
              <a href={view(addresses.versions(head.slug))}>
                <Icon name="history" /> {t('paper.changes')}
              </a>
            </li>
            <li>
              <a href={view(addresses.debateFeed(head.slug))} type="application/atom+xml">
                <Icon name="rss" /> {t('feed.short')}
              </a>
            </li>
            <li>
              <a href={view(addresses.languages(head.slug))}>
                <Icon name="languages" /> {t('languages.short')}
              </a>
            </li>
            {mayWrite(page, head) && (
              <>
                <li>
                  <a href={view(addresses.draft(head.slug))}>{t('draft.short')}</a>
                </li>
                <li>
                  <a href={view(addresses.translations)}>{t('translations.short')}</a>
                </li>
              </>
            )}
          </ul>
        </nav>
      </div>
    </div>
  );
}

/** The forms that are there; to who may write them, also those that are not. */
function Forms({ page, head, current }: Props) {
  const { original, translations } = mayWriteForms(page, head);
  return (
    <>
      {formKinds
        .filter((kind) => original || translations || head.forms.includes(kind))
        .map((kind) => (
          <li>
            <a
              href={inLanguage(page.language, addresses.paperForm(head.slug, kind))}
              aria-current={current === kind ? 'page' : undefined}
            >
              {page.t.of('paperForm.kind', kind)}
            </a>
          </li>
        ))}
    </>
  );
}
