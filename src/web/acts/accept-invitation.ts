import { acceptInvitation } from '../../actions/accept-invitation.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { mandateTitles } from '../languages/mandate-titles.ts';
import { showInvitation } from '../pages/invitation.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Handler, Site } from '../site.ts';
import { withCookies } from './enter.ts';
import { typedIn } from './form.ts';

/** Accepts an invitation by its link; a newcomer is signed in by it. */
export const acceptInvitationAct =
  (site: Site, signIn: SignIn): Handler =>
  async (c) => {
    const { viewer, t, language } = c.get('page');
    const values = await typedIn(c);
    const name = viewer?.name || values.name || '';
    if (name === '' || name.length > 80)
      return showInvitation(site, c, {
        values,
        faults: { name: t(name === '' ? 'fault.name' : 'fault.too-long') },
      });
    const namePublic = values.namePublic === 'yes' ? true : values.namePublic === 'no' ? false : null;
    const given = { secret: c.req.param('secret') ?? '', name, namePublic };
    const result = await acceptInvitation(site.db, viewer, given, mandateTitles, site.now());
    if (!result.ok && result.refusal === 'name-of-authority')
      return showInvitation(site, c, { values, faults: { name: t('fault.name-of-authority') } });
    if (!result.ok) return refusalPage(c, result);
    const { organisation, newcomer } = result.value;
    const address = inLanguage(language, addresses.organisation(organisation));
    if (newcomer === null) return c.redirect(address, 303);
    const opened = await signIn.openAs(newcomer, c.req.raw.headers);
    return withCookies(opened?.cookies ?? [], address);
  };
