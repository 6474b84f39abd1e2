import { decide } from '../../domain/people/permissions/permissions.ts';
import { mergePreview } from '../../queries/merge-preview.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { AmendmentChanges } from '../components/amendment-changes.tsx';
import { LeftBehind } from '../forms/left-behind.tsx';
import { openToday } from '../open-today.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { Conflicts } from './amendment-conflicts.tsx';
import { paperCrumbs, placeOf } from './paper.tsx';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** What the text becomes with every accepted amendment, before it is merged into the draft. */
export const mergePage =
  (site: Site): Handler =>
  async (c) => {
    const page = privately(c);
    const { t, language, edition } = page;
    const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
    if (!head) return c.notFound();
    const request = { place: placeOf(head), open: openToday(page) };
    const decision = decide(page.viewer, { act: 'merge-amendments', ...request });
    if (!decision.ok) return refusalPage(c, decision);
    const preview = await mergePreview(site.db, head.id, head.authentic);
    const here = inLanguage(language, addresses.merge(head.slug));
    return show(
      c,
      <SimplePage
        page={page}
        title={t('merge.title', { title: head.title })}
        description={t('merge.explain')}
        current="papers"
        crumbs={paperCrumbs(
          page,
          head,
          { text: t('amendments.short'), path: addresses.amendments(head.slug) },
          { text: t('merge.short') },
        )}
      >
        {preview.codes.length === 0 ? (
          <p>{t('merge.nothing')}</p>
        ) : (
          <p>
            {t('merge.accepted', { count: preview.codes.length })}{' '}
            {preview.codes.map((code) => (
              <>
                <a href={inLanguage(language, addresses.amendment(head.slug, code))}>{code}</a>{' '}
              </>
            ))}
          </p>
        )}
        <LeftBehind
          page={page}
          paper={head.slug}
          stuck={preview.stuck}
          version={preview.version}
          answers={decide(page.viewer, { act: 'answer-amendment', ...request }).ok}
        />
        {preview.merged && !preview.merged.ok && (
          <>
            <h2>{t('conflicts.title')}</h2>
            <p>{t('conflicts.explain')}</p>
            <Conflicts
              page={page}
              paper={head.slug}
              base={preview.before}
              conflicts={preview.merged.conflicts}
            />
          </>
        )}
        {preview.merged?.ok && (
          <>
            <AmendmentChanges
              page={page}
              paper={head.slug}
              before={preview.before}
              after={preview.merged}
              beforeTitle={t('amendment.column.version', { number: preview.version })}
              afterTitle={t('merge.column')}
            />
            <form method="post" action={here}>
              <button class="bouton repondre" type="submit">
                {t('merge.do')}
              </button>
            </form>
          </>
        )}
      </SimplePage>,
    );
  };
