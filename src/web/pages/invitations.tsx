import { capacities } from '../../domain/people/naming.ts';
import { decide, everywhere } from '../../domain/people/permissions/permissions.ts';
import { type Invitation, invitations } from '../../queries/invitations.ts';
import { type Work, worksOf } from '../../queries/works-of.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, Field, SelectField, WordsField } from '../components/field.tsx';
import { Name } from '../components/name.tsx';
import { Pagination } from '../components/pagination.tsx';
import { cursorOf } from '../cursor.ts';
import type { FormValues } from '../forms/contribute-form.tsx';
import { formatDate } from '../languages/formats.ts';
import { languageNames, languages } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** The invitations of the edition, and the two ways to send more: one by one, or from a list. */
export const invitationsPage =
  (site: Site): Handler =>
  async (c) =>
    showInvitations(site, c, { values: {}, faults: {} });

export async function showInvitations(
  site: Site,
  c: Parameters<Handler>[0],
  form: { readonly values: FormValues; readonly faults: Faults },
): Promise<Response> {
  const page = privately(c);
  const { t, language, edition } = page;
  const decision = decide(page.viewer, { act: 'invite-organisation', place: everywhere, open: [] });
  if (!decision.ok) return refusalPage(c, decision);
  const before = cursorOf(c, 'before');
  const found = await invitations(site.db, edition.id, page, before);
  const works = await worksOf(site.db, edition.id, null, language);
  const here = inLanguage(language, addresses.invitations);
  const faulty = Object.keys(form.faults).length > 0;
  return show(
    c,
    <SimplePage page={page} title={t('invitations.title')} description={t('invitations.explain')}>
      <h2>{t('invitations.one')}</h2>
      <OneForm page={page} works={works} {...form} />
      <h2 class="bas">{t('invitations.list')}</h2>
      <ListForm page={page} {...form} />
      <h2 class="bas">{t('invitations.sent')}</h2>
      {found.invitations.length === 0 && <p>{t('invitations.none')}</p>}
      <ul class="lignes fin">
        {found.invitations.map((invitation) => (
          <Sent page={page} invitation={invitation} />
        ))}
      </ul>
      <Pagination
        page={page}
        first={before === null ? null : here}
        next={found.next === null ? null : `${here}?before=${found.next}`}
      />
    </SimplePage>,
    faulty ? 422 : 200,
  );
}

interface FormProps {
  readonly page: PageContext;
  readonly values: FormValues;
  readonly faults: Faults;
}

const reviewAddress = (page: PageContext) => `${inLanguage(page.language, addresses.invitations)}/review`;

function OneForm({ page, works, values, faults }: FormProps & { readonly works: readonly Work[] }) {
  const { t, language } = page;
  return (
    <form class="formulaire" method="post" action={reviewAddress(page)}>
      {values.list === undefined && <ErrorSummary page={page} faults={faults} />}
      <Field name="organisation" label={t('invitation.organisation')} fault={faults.organisation}>
        {(control) => (
          <input {...control} required maxlength={200} value={values.organisation ?? ''} dir="auto" />
        )}
      </Field>
      <SelectField
        name="capacity"
        label={t('invitation.capacity')}
        value={values.capacity ?? 'lead'}
        options={capacities.map((value) => ({ value, label: t.of('capacity', value) }))}
        fault={faults.capacity}
      />
      <SelectField
        name="on"
        label={t('invitation.on')}
        hint={t('invitation.on.hint')}
        value={values.on ?? ''}
        options={[
          { value: '', label: t('invitation.on.none') },
          ...works.map(({ key, kind, name }) => ({ value: key, label: `${t.of('work', kind)} · ${name}` })),
        ]}
        fault={faults.on}
      />
      <Field name="email" label={t('invitation.email')} fault={faults.email}>
        {(control) => <input {...control} type="email" required maxlength={200} value={values.email ?? ''} />}
      </Field>
      <SelectField
        name="language"
        label={t('invitation.language')}
        value={values.language ?? language}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        fault={faults.language}
      />
      <button class="bouton nuit" type="submit">
        {t('invitations.review')}
      </button>
    </form>
  );
}

export function ListForm({ page, values, faults }: FormProps) {
  const { t } = page;
  return (
    <form class="formulaire" method="post" action={reviewAddress(page)} enctype="multipart/form-data">
      {values.list !== undefined && <ErrorSummary page={page} faults={faults} />}
      <WordsField
        name="list"
        label={t('invitations.paste')}
        hint={t('invitations.paste.hint')}
        value={values.list}
        fault={faults.list}
        longest={100_000}
      />
      <Field name="file" label={t('invitations.file')} fault={faults.file}>
        {(control) => <input {...control} type="file" accept=".csv,text/csv" />}
      </Field>
      <button class="bouton" type="submit">
        {t('invitations.review')}
      </button>
    </form>
  );
}

function Sent({ page, invitation }: { page: PageContext; invitation: Invitation }) {
  const { t, language, edition } = page;
  const { organisation, capacity, on, recipient, state, sentAt } = invitation;
  return (
    <li>
      <a href={inLanguage(language, addresses.organisation(organisation.slug))}>
        <Name page={page} text={organisation.name} language={organisation.language} />
      </a>{' '}
      · {t.of('capacity', capacity)}
      {on && <> · {on}</>} · <bdi>{recipient}</bdi> · {formatDate(language, sentAt, edition.timeZone)} ·{' '}
      <b>{t.of('invitation.state', state)}</b>
      {state === 'waiting' && (
        <form
          method="post"
          action={`${inLanguage(language, addresses.invitations)}/${invitation.id}/withdrawals`}
        >
          <button class="lien" type="submit">
            {t('invitation.withdraw')}
            <span class="vh"> · {organisation.name}</span>
          </button>
        </form>
      )}
    </li>
  );
}
