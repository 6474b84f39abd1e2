import { z } from 'zod';
import { changeProfile, erasePerson } from '../../actions/account.ts';
import { takeOwnData } from '../../actions/take-own-data.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { languages } from '../languages/languages.ts';
import { showAccount } from '../pages/account.tsx';
import { showErasure } from '../pages/erasure.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import { privately } from '../private.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Handler, Site } from '../site.ts';
import { withCookies } from './enter.ts';
import { parseForm, typedIn } from './form.ts';

const schema = z.object({
  name: z.string('name').min(1, 'name').max(80, 'too-long'),
  place: z.string().max(80, 'too-long').default(''),
  language: z.enum(languages, 'choose'),
  namePublic: z.enum(['yes', 'no'], 'choose').optional(),
});

/** Changes what a person says of themselves. */
export const changeProfileAct =
  (site: Site): Handler =>
  async (c) => {
    const { viewer, t } = c.get('page');
    const values = await typedIn(c);
    const parsed = parseForm(schema, values, t);
    if (!parsed.ok) return showAccount(site, c, { values, faults: parsed.faults });
    const { name, place, language, namePublic } = parsed.value;
    const given = {
      name,
      place: place || null,
      language,
      namePublic: namePublic ? namePublic === 'yes' : null,
    };
    const result = await changeProfile(site.db, viewer, given, site.now());
    if (!result.ok && result.refusal === 'name-of-authority')
      return showAccount(site, c, { values, faults: { name: t('fault.name-of-authority') } });
    if (!result.ok) return refusalPage(c, result);
    return c.redirect(inLanguage(language, addresses.account), 303);
  };

/** Everything that is kept about a person, as a file of their own. */
export const dataPage =
  (site: Site): Handler =>
  async (c) => {
    const { viewer } = privately(c);
    const taken = await takeOwnData(site.db, viewer);
    if (!taken.ok) return refusalPage(c, taken);
    return c.body(JSON.stringify(taken.value, null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-data.json"',
    });
  };

/** Erases a person and signs them out everywhere. */
export const eraseAct =
  (site: Site, signIn: SignIn): Handler =>
  async (c) => {
    const { viewer, t, language } = c.get('page');
    const { sure, words } = await typedIn(c);
    if (viewer && sure !== 'yes')
      return showErasure(c, { words: words === 'yes', faults: { sure: t('fault.sure') } });
    const result = await erasePerson(site.db, viewer, words === 'yes', site.now());
    if (!result.ok) return refusalPage(c, result);
    const cookies = await signIn.close(c.req.raw.headers);
    return withCookies(cookies, inLanguage(language, addresses.erased));
  };
