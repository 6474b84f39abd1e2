import { type SignInSession, sessionsOf } from '../../queries/sign-in-methods.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatMoment } from '../languages/formats.ts';
import type { Translator } from '../languages/translator.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Handler, Site } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** Where a person is signed in, and the way to end each session. */
export const sessionsPage =
  (site: Site, signIn: SignIn): Handler =>
  async (c) => {
    const page = privately(c);
    const { t, language, viewer, edition } = page;
    const current = await signIn.session(c.req.raw.headers);
    if (!viewer || !current) return refusalPage(c, 'sign-in-first');
    const sessions = await sessionsOf(site.db, viewer.person, site.now());
    const here = inLanguage(language, addresses.sessions);
    return show(
      c,
      <SimplePage page={page} title={t('sessions.title')} description={t('sessions.explain')}>
        <p>
          <a href={inLanguage(language, addresses.account)}>{t('account.title')}</a> ·{' '}
          <a href={inLanguage(language, addresses.signInMethods)}>{t('methods.title')}</a>
        </p>
        <ul class="lignes">
          {sessions.map((session) => (
            <li>
              <form class="rang" method="post" action={`${here}/${session.id}/ends`}>
                <span>
                  <bdi>{nameOf(t, session)}</bdi> ·{' '}
                  {t('sessions.opened', {
                    moment: formatMoment(language, session.openedAt, edition.timeZone),
                  })}
                  {session.id === current.id && (
                    <>
                      {' '}
                      · <b>{t('sessions.this')}</b>
                    </>
                  )}
                </span>
                {session.id !== current.id && (
                  <button class="bouton" type="submit">
                    {t('sessions.end')}
                    <span class="vh"> · {nameOf(t, session)}</span>
                  </button>
                )}
              </form>
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <form class="bas" method="post" action={`${here}/ends`}>
            <button class="bouton nuit" type="submit">
              {t('sessions.endOthers')}
            </button>
          </form>
        )}
      </SimplePage>,
    );
  };

/** What a browser says of itself, shortly: « Firefox, Linux »; as much of it as is known. */
function nameOf(t: Translator, { browser }: SignInSession): string {
  const said = browser ?? '';
  const program = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(said)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(said)?.[1];
  const name = program?.replace('Edg', 'Edge').replace('OPR', 'Opera') ?? t('sessions.unknown');
  return system ? t('sessions.on', { name, system }) : name;
}
