import { type Organisation, organisations, type Track, tracks } from '../../queries/directory.ts';
import { mandatesOf } from '../../queries/mandates.ts';
import { organisationActs } from '../../queries/organisation-acts.ts';
import { type ListedPaper, papers } from '../../queries/papers.ts';
import { priorities } from '../../queries/priorities.ts';
import { worksOf } from '../../queries/works-of.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Faults } from '../components/field.tsx';
import { Papers, Priorities, Tracks } from '../components/lists.tsx';
import { Mandates } from '../components/mandates.tsx';
import { OrganisationActs } from '../components/organisation-acts.tsx';
import { Pagination } from '../components/pagination.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { MandateForm, rolesToGive } from '../forms/mandate-form.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** One organisation: who may act for it, what it leads, wrote and wants, and everything it did. */
export const organisationPage =
  (site: Site): Handler =>
  async (c) =>
    showOrganisation(site, c, { values: {}, faults: {} });

interface Form {
  readonly values: FormValues;
  readonly faults: Faults;
}

export async function showOrganisation(site: Site, c: Parameters<Handler>[0], form: Form): Promise<Response> {
  const page = c.get('page');
  const { language, edition } = page;
  const slug = c.req.param('organisation') ?? '';
  const {
    organisations: [organisation],
  } = await organisations(site.db, language, { slug });
  if (!organisation) return c.notFound();
  const before = c.req.query('before') ?? null;
  const naming = rolesToGive(page, slug).length > 0;
  const bySecretariat = page.viewer?.mandates.some(({ role }) => role === 'secretariat') ?? false;
  const found = {
    mandates: await mandatesOf(site.db, edition.id, organisation.id, language),
    led: await tracks(site.db, edition.id, language, { lead: slug }),
    written: (await papers(site.db, edition.id, language, { organisation: slug })).papers,
    stated: await priorities(site.db, edition.id, language, { organisation: slug }),
    did: await organisationActs(site.db, edition.id, organisation.id, language, before),
    works: naming
      ? await worksOf(site.db, edition.id, bySecretariat ? null : organisation.id, language)
      : null,
  };
  const faulty = Object.keys(form.faults).length > 0;
  return show(
    c,
    <OrganisationPage
      page={page}
      organisation={organisation}
      {...found}
      first={before !== null}
      form={form}
    />,
    faulty ? 422 : 200,
  );
}

interface Props {
  readonly page: PageContext;
  readonly organisation: Organisation;
  readonly mandates: Awaited<ReturnType<typeof mandatesOf>>;
  readonly led: readonly Track[];
  readonly written: readonly ListedPaper[];
  readonly stated: Awaited<ReturnType<typeof priorities>>;
  readonly did: Awaited<ReturnType<typeof organisationActs>>;
  readonly works: Awaited<ReturnType<typeof worksOf>> | null;
  /** Whether the list of what it did begins elsewhere than at the newest. */
  readonly first: boolean;
  readonly form: Form;
}

function OrganisationPage({
  page,
  organisation,
  mandates,
  led,
  written,
  stated,
  works,
  form,
  ...acts
}: Props) {
  const { t } = page;
  const { name, slug } = organisation;
  return (
    <SimplePage
      page={page}
      title={name}
      description={organisation.description}
      language={organisation.language}
      crumbs={[
        { text: t('nav.organisations'), path: addresses.organisations },
        { text: name, language: organisation.language },
      ]}
      jsonLd={{
        '@type': 'Organization',
        name,
        description: organisation.description,
        ...(organisation.acronym ? { alternateName: organisation.acronym } : {}),
        ...(organisation.website ? { sameAs: organisation.website } : {}),
      }}
      lead={<Facts page={page} organisation={organisation} />}
    >
      <h2>{t('organisation.mandates')}</h2>
      <Mandates page={page} organisation={slug} mandates={mandates} />
      {works && (
        <section aria-labelledby="name-somebody">
          <h2 class="bas" id="name-somebody">
            {t('mandate.name')}
          </h2>
          <MandateForm page={page} organisation={slug} works={works} mandates={mandates} {...form} />
        </section>
      )}
      {led.length > 0 && (
        <>
          <h2 class="bas">{t('circuit.tracks')}</h2>
          <Tracks page={page} tracks={led} />
        </>
      )}
      {written.length > 0 && (
        <>
          <h2 class="bas">{t('circuit.papers')}</h2>
          <Papers page={page} papers={written} level="h3" />
        </>
      )}
      {stated.length > 0 && (
        <>
          <h2 class="bas">{t('nav.priorities')}</h2>
          <Priorities page={page} priorities={stated} />
        </>
      )}
      <Did page={page} organisation={slug} {...acts} />
    </SimplePage>
  );
}

/** Everything the organisation did, page by page. */
function Did({
  page,
  organisation,
  did,
  first,
}: Pick<Props, 'page' | 'did' | 'first'> & { readonly organisation: string }) {
  const here = inLanguage(page.language, addresses.organisation(organisation));
  return (
    <section aria-labelledby="did">
      <h2 class="bas" id="did">
        {page.t('organisation.did')}
      </h2>
      {did.acts.length === 0 ? (
        <p>{page.t('organisation.didNothing')}</p>
      ) : (
        <OrganisationActs page={page} acts={did.acts} />
      )}
      <Pagination
        page={page}
        first={first ? `${here}#did` : null}
        next={did.next === null ? null : `${here}?before=${encodeURIComponent(did.next)}#did`}
      />
    </section>
  );
}

function Facts({ page, organisation }: { page: PageContext; organisation: Organisation }) {
  const { t } = page;
  const { kind, constituency, fictional, website } = organisation;
  return (
    <p class="petit">
      {t.of('organisation.kind', kind)} · {t.of('constituency', constituency)}
      {fictional && <> · {t('organisation.fictional')}</>}
      {website && (
        <>
          {' '}
          ·{' '}
          <a href={website} rel="noopener">
            {website}
          </a>
        </>
      )}
    </p>
  );
}
