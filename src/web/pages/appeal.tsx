import { signInFirst } from '../../domain/people/permissions/permissions.ts';
import { ownSilencedAmendments } from '../../queries/own-amendments.ts';
import { ownContributionNamed } from '../../queries/own-contributions.ts';
import { wordsAsked } from '../acts/words-asked.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { AppealTyped } from '../components/hidden-words.tsx';
import { OwnAmendment } from '../components/own-amendment.tsx';
import { OwnContribution } from '../components/own-contribution.tsx';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** An appeal that was not taken as it is: the words it is about, and what was typed, to be mended. */
export async function showAppeal(
  site: Site,
  c: Parameters<Handler>[0],
  typed: AppealTyped,
): Promise<Response> {
  const page = privately(c);
  const { t, language, viewer, edition, now } = page;
  if (!viewer) return refusalPage(c, signInFirst('appeal'));
  const { about, name, address } = wordsAsked(c);
  const own = { edition: edition.id, person: viewer.person };
  const said =
    'contribution' in about ? await ownContributionNamed(site.db, { ...own, slug: name }, now) : null;
  const proposed =
    'amendment' in about ? await ownSilencedAmendments(site.db, edition.id, viewer.person) : [];
  const amendment = proposed.find(({ code }) => code === name);
  if (!said && !amendment) return refusalPage(c, 'not-yours');
  return show(
    c,
    <SimplePage page={page} title={t('own.appeal.title', { name })} description={t('own.appeal.hint')}>
      {said && <OwnContribution page={page} own={said} base={address} typed={typed} />}
      {amendment && <OwnAmendment page={page} own={amendment} typed={typed} />}
      <p>
        <a href={inLanguage(language, addresses.account)}>{t('account.title')}</a>
      </p>
    </SimplePage>,
    422,
  );
}
