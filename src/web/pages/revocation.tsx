import { mayRevoke } from '../../domain/people/naming.ts';
import { decide, everywhere } from '../../domain/people/permissions/permissions.ts';
import { mandateNamed } from '../../queries/mandates.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Holder } from '../components/mandates.tsx';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** Before a mandate is revoked: what it is, and what revoking does. */
export const revocationPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const slug = c.req.param('mandate') ?? '';
    const mandate = await mandateNamed(site.db, edition.id, slug, language);
    if (!mandate) return c.notFound();
    const place = { ...everywhere, organisation: mandate.organisation };
    const decision = decide(page.viewer, { act: 'revoke-mandate', place, open: [] });
    if (!decision.ok) return refusalPage(c, decision);
    if (!mayRevoke(decision.by.role, mandate.role)) return refusalPage(c, 'not-yours-to-revoke');
    const back = inLanguage(language, addresses.organisation(mandate.organisation));
    return show(
      c,
      <SimplePage page={page} title={t('revocation.title')} description={t('revocation.explain')}>
        <p>
          <Holder page={page} mandate={mandate} />
        </p>
        <div class="rang">
          {!mandate.revokedAt && (
            <form method="post" action={`${inLanguage(language, addresses.mandate(slug))}/revocations`}>
              <button class="bouton nuit" type="submit">
                {t('revocation.confirm')}
              </button>
            </form>
          )}
          <a class="bouton" href={back}>
            {t('form.cancel')}
          </a>
        </div>
      </SimplePage>,
    );
  };
