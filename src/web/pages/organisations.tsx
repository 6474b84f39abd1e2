import { organisations } from '../../queries/directory.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Name } from '../components/name.tsx';
import { Pagination } from '../components/pagination.tsx';
import { cursorOf } from '../cursor.ts';
import { collection } from '../linked-data.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** Everybody who takes part as an organisation. */
export const organisationsPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language } = page;
    const here = inLanguage(language, addresses.organisations);
    const after = cursorOf(c);
    const found = await organisations(site.db, language, { after });
    return show(
      c,
      <SimplePage
        page={page}
        title={t('nav.organisations')}
        description={t('organisations.explain')}
        jsonLd={collection(
          page,
          t('nav.organisations'),
          found.organisations.map(({ name, slug }) => ({
            type: 'Organization',
            name,
            path: addresses.organisation(slug),
          })),
        )}
      >
        <ul class="lignes pistes">
          {found.organisations.map(({ slug, name, language: written, kind, fictional }) => (
            <li>
              <a href={inLanguage(language, addresses.organisation(slug))}>
                <Name page={page} text={name} language={written} />
              </a>
              <span class="petit">
                {t.of('organisation.kind', kind)}
                {fictional && <> · {t('organisation.fictional')}</>}
              </span>
            </li>
          ))}
        </ul>
        <Pagination
          page={page}
          first={after === null ? null : here}
          next={found.next === null ? null : `${here}?after=${found.next}`}
        />
      </SimplePage>,
    );
  };
