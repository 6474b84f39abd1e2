import { type Invitation, invitationBySecret } from '../../queries/invitations.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, Field } from '../components/field.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { NamingChoice } from '../forms/naming-choice.tsx';
import { formatDate } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** Where the link of an invitation leads: what it gives, and one button to accept it. */
export const invitationPage =
  (site: Site): Handler =>
  async (c) =>
    showInvitation(site, c, { values: {}, faults: {} });

export async function showInvitation(
  site: Site,
  c: Parameters<Handler>[0],
  form: { readonly values: FormValues; readonly faults: Faults },
): Promise<Response> {
  const page = privately(c);
  const { t } = page;
  const secret = c.req.param('secret') ?? '';
  const found = await invitationBySecret(site.db, secret, page);
  if (!found || found.state === 'withdrawn') return refusalPage(c, 'no-such-invitation');
  if (found.state === 'expired') return refusalPage(c, 'invitation-expired');
  const words = {
    organisation: found.organisation.name,
    capacity: t.of('capacity', found.capacity),
    edition: page.edition.name,
  };
  return show(
    c,
    <SimplePage page={page} title={t('invitation.title', words)} description={t('invitation.explain', words)}>
      {found.on && <p>{t('invitation.for', { on: found.on })}</p>}
      <p>{t('invitation.rights')}</p>
      {found.state === 'accepted' ? (
        <p class="avis">{t('invitation.accepted')}</p>
      ) : (
        <Acceptance page={page} invitation={found} known={found.known} secret={secret} {...form} />
      )}
    </SimplePage>,
    Object.keys(form.faults).length > 0 ? 422 : 200,
  );
}

interface Props {
  readonly page: PageContext;
  readonly invitation: Invitation;
  readonly known: boolean;
  readonly secret: string;
  readonly values: FormValues;
  readonly faults: Faults;
}

function Acceptance({ page, invitation, known, secret, values, faults }: Props) {
  const { t, language, viewer, edition } = page;
  const here = inLanguage(language, addresses.invitation(secret));
  if (!viewer && known)
    return (
      <div>
        <p>{t('invitation.signIn', { email: invitation.recipient })}</p>
        <a class="bouton" href={`${inLanguage(language, addresses.signIn)}?next=${encodeURIComponent(here)}`}>
          {t('nav.signIn')}
        </a>
      </div>
    );
  return (
    <form class="formulaire" method="post" action={`${here}/acceptances`}>
      <ErrorSummary page={page} faults={faults} />
      {!viewer?.name && (
        <Field name="name" label={t('invitation.name')} hint={t('contribute.name.hint')} fault={faults.name}>
          {(control) => (
            <input {...control} autocomplete="name" required maxlength={80} value={values.name ?? ''} />
          )}
        </Field>
      )}
      {(viewer?.namePublic ?? null) === null && <NamingChoice page={page} value={values.namePublic ?? ''} />}
      <p class="aide">
        {t('invitation.until', { day: formatDate(language, invitation.expiresAt, edition.timeZone) })}
      </p>
      <button class="bouton repondre" type="submit">
        {t('invitation.accept')}
      </button>
    </form>
  );
}
