import type { Confirmed } from '../../exchange/translation/reviewed.ts';
import type { PaperHead } from '../../queries/paper-text.ts';
import { paperTranslation } from '../../queries/translation-texts.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { PassageLink, passageNames } from '../components/passage-link.tsx';
import { languageName } from '../languages/formats.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';
import { fileCrumbs } from './translated-file.tsx';

interface Taken {
  readonly head: PaperHead;
  readonly target: string;
  readonly confirmed: Confirmed;
}

/** What of a reviewed file was not written, each with why and the way to its passage. */
export async function showFileTaken(
  site: Site,
  c: Parameters<Handler>[0],
  { head, target, confirmed }: Taken,
): Promise<Response> {
  const page = c.get('page');
  const { t, language, edition } = page;
  const texts = (await paperTranslation(site.db, edition.id, head.slug, target))?.texts ?? [];
  const names = passageNames(page, { paper: head.slug, target, authentic: head.authentic, texts });
  const spoken = languageName(language, target);
  return show(
    c,
    <SimplePage
      page={page}
      title={t('translation.file.left', { count: confirmed.left.length })}
      description={t('translation.file.taken', { count: confirmed.written })}
      current="papers"
      crumbs={fileCrumbs(page, head, target, t('translation.file.short'))}
    >
      <ul class="lignes fin">
        {confirmed.left.map(({ ref, why }) => (
          <li>
            <PassageLink page={page} passage={ref} names={names} /> · {t.of('refusal', why)}
          </li>
        ))}
      </ul>
      <p class="bas">
        <a class="bouton" href={inLanguage(language, addresses.translation(head.slug, target))}>
          {t('translation.file.desk', { title: head.title, language: spoken })}
        </a>
      </p>
    </SimplePage>,
    409,
  );
}
