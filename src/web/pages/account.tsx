import { signInFirst } from '../../domain/people/permissions/permissions.ts';
import { amendmentsBy } from '../../queries/amendments.ts';
import { pastMandates } from '../../queries/mandates.ts';
import { ownSilencedAmendments } from '../../queries/own-amendments.ts';
import { ownContributions } from '../../queries/own-contributions.ts';
import { type Profile, profileOf } from '../../queries/personal-data.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { AmendmentLines } from '../components/amendment-head.tsx';
import { ErrorSummary, type Faults, Field, SelectField } from '../components/field.tsx';
import { OwnAmendment } from '../components/own-amendment.tsx';
import { OwnContribution } from '../components/own-contribution.tsx';
import { OwnMandates } from '../components/own-mandates.tsx';
import { Pagination } from '../components/pagination.tsx';
import { cursorOf } from '../cursor.ts';
import type { FormValues } from '../forms/contribute-form.tsx';
import { NamingChoice, namingValue } from '../forms/naming-choice.tsx';
import { languageNames, languages } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

/** What a person says of themselves, what they said, and what they can do with it. */
export const accountPage =
  (site: Site): Handler =>
  async (c) =>
    showAccount(site, c, { values: null, faults: {} });

export async function showAccount(
  site: Site,
  c: Parameters<Handler>[0],
  { values, faults }: { readonly values: FormValues | null; readonly faults: Faults },
): Promise<Response> {
  const page = privately(c);
  const { t, language, viewer, edition, now } = page;
  const profile = viewer && (await profileOf(site.db, viewer.person));
  if (!profile) return refusalPage(c, signInFirst('change-profile'));
  const before = cursorOf(c, 'before');
  const said = await ownContributions(site.db, { edition: edition.id, person: viewer.person }, now, before);
  const proposed = await amendmentsBy(site.db, edition.id, viewer.person, page);
  const about = { edition: edition.id, person: viewer.person, today: page.today, language };
  const past = await pastMandates(site.db, about);
  const silenced = await ownSilencedAmendments(site.db, edition.id, viewer.person);
  const here = inLanguage(language, addresses.account);
  return show(
    c,
    <SimplePage page={page} title={t('account.title')} description={t('account.explain')}>
      <p>
        <a href={inLanguage(language, addresses.signInMethods)}>{t('methods.title')}</a> ·{' '}
        <a href={inLanguage(language, addresses.sessions)}>{t('sessions.title')}</a>
      </p>
      <h2>{t('account.profile')}</h2>
      <ProfileForm page={page} profile={profile} values={values} faults={faults} />
      <OwnMandates page={page} mandates={viewer.mandates} past={past} />
      <h2 class="bas">{t('account.said')}</h2>
      {said.contributions.length === 0 && <p>{t('account.saidNothing')}</p>}
      {said.contributions.map((own) => (
        <OwnContribution
          page={page}
          own={own}
          base={inLanguage(language, addresses.contribution(own.slug))}
        />
      ))}
      <Pagination
        page={page}
        first={before === null ? null : here}
        next={said.next === null ? null : `${here}?before=${said.next}`}
      />
      {proposed.length + silenced.length > 0 && <h2 class="bas">{t('account.amendments')}</h2>}
      {silenced.map((own) => (
        <OwnAmendment page={page} own={own} />
      ))}
      {proposed.length > 0 && <AmendmentLines page={page} entries={proposed} />}
      <OwnData page={page} />
    </SimplePage>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

/** What is kept, to take away or to erase. */
function OwnData({ page }: { page: PageContext }) {
  const { t, language } = page;
  const here = inLanguage(language, addresses.account);
  return (
    <>
      <h2 class="bas">{t('account.data')}</h2>
      <p>{t('account.data.explain')}</p>
      <p class="rang">
        <a class="bouton" href={`${here}/data`}>
          {t('account.download')}
        </a>
        <a class="bouton" href={`${here}/erasure`}>
          {t('erasure.title')}
        </a>
      </p>
    </>
  );
}

interface FormProps {
  readonly page: PageContext;
  readonly profile: Profile;
  readonly values: FormValues | null;
  readonly faults: Faults;
}

function ProfileForm({ page, profile, values, faults }: FormProps) {
  const { t, language } = page;
  const named = values ? (values.namePublic ?? '') : namingValue(profile.namePublic);
  return (
    <form class="formulaire" method="post" action={inLanguage(language, addresses.account)}>
      <ErrorSummary page={page} faults={faults} />
      {profile.email && (
        <p>
          {t('account.email')} <bdi>{profile.email}</bdi>
        </p>
      )}
      <Field name="name" label={t('contribute.name')} fault={faults.name}>
        {(control) => (
          <input
            {...control}
            autocomplete="name"
            maxlength={80}
            value={values?.name ?? profile.name}
            dir="auto"
          />
        )}
      </Field>
      <Field name="place" label={t('contribute.place')} fault={faults.place}>
        {(control) => (
          <input
            {...control}
            autocomplete="address-level2"
            maxlength={80}
            value={values?.place ?? profile.place ?? ''}
            dir="auto"
          />
        )}
      </Field>
      <SelectField
        name="language"
        label={t('account.language')}
        hint={t('account.language.hint')}
        value={values?.language ?? profile.language ?? language}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        fault={faults.language}
      />
      <NamingChoice page={page} value={named} />
      <button class="bouton nuit" type="submit">
        {t('account.save')}
      </button>
    </form>
  );
}
