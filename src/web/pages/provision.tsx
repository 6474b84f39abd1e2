import { decide } from '../../domain/people/permissions/permissions.ts';
import { type AmendedText, amendedTexts, isShort } from '../../queries/amendment-texts.ts';
import { type AmendmentEntry, amendmentsTo } from '../../queries/amendments.ts';
import { type GoneProvision, goneProvision } from '../../queries/gone-provision.ts';
import { fatesOf, type LineageLine } from '../../queries/lineage.ts';
import { type PaperHead, type ProvisionText, paperHead, provisionsOf } from '../../queries/paper-text.ts';
import { type HistoryLine, provisionPast, type Relative } from '../../queries/provision-past.ts';
import { type ThreadEntry, thread } from '../../queries/thread.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ChangeOfPassage } from '../components/amendment-changes.tsx';
import { AmendmentLines } from '../components/amendment-head.tsx';
import { Band } from '../components/band.tsx';
import { citing } from '../components/cited.tsx';
import { Gone } from '../components/gone.tsx';
import { Icon } from '../components/icon.tsx';
import { Became } from '../components/lineage.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Prose } from '../components/prose.tsx';
import { Provenance } from '../components/provenance.tsx';
import { TranslationLine } from '../components/provision.tsx';
import { nameOf } from '../components/provision-names.tsx';
import { Thread } from '../components/thread.tsx';
import { cursorOf } from '../cursor.ts';
import { ContributeForm } from '../forms/contribute-form.tsx';
import { directionOf } from '../languages/languages.ts';
import { Page } from '../layout.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs, placeOf } from './paper.tsx';

/** Amendments on one page; each is compared with its text. */
const amendmentsShown = 10;

/** One provision at its permanent address: its text, the whole debate on it, and what became of it. */
export const provisionPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const head = await paperHead(site.db, page.edition.id, c.req.param('paper') ?? '', page.language);
    if (!head) return c.notFound();
    const found = await provisionsOf(site.db, head.id, head.version, page.language);
    const ref = c.req.param('ref') ?? '';
    const standing = found.find((one) => one.ref === ref);
    const gone = standing ? null : await goneProvision(site.db, head, ref, page.language);
    const provision = standing ?? gone?.provision;
    if (!provision) return c.notFound();
    const cursor = cursorOf(c) ?? 0;
    const debate = await thread(site.db, provision.id, page, cursor);
    const fates = await fatesOf(site.db, { provision: provision.id }, page);
    const from = c.req.query('amendments') ?? null;
    const amendments = await amendmentsTo(
      site.db,
      head.id,
      page,
      { provision: provision.id },
      from,
      amendmentsShown,
    );
    const amended = await amendedTexts(site.db, amendments.entries);
    const past = await provisionPast(site.db, provision.id);
    return show(
      c,
      <ProvisionPage
        page={page}
        head={head}
        provision={provision}
        gone={gone}
        entries={debate.entries}
        next={debate.next}
        fates={fates}
        amendments={{ ...amendments, amended, first: from !== null }}
        {...past}
        first={cursor > 0}
      />,
    );
  };

interface Props {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly provision: ProvisionText;
  /** It no longer stands in the text: nothing more is written about it. */
  readonly gone: GoneProvision | null;
  readonly entries: readonly ThreadEntry[];
  readonly next: number | null;
  readonly first: boolean;
  readonly fates: readonly LineageLine[];
  readonly amendments: {
    readonly entries: readonly AmendmentEntry[];
    readonly amended: ReadonlyMap<number, AmendedText>;
    readonly next: string | null;
    readonly first: boolean;
  };
  readonly history: readonly HistoryLine[];
  readonly relatives: readonly Relative[];
}

function ProvisionPage(props: Props) {
  const { page, head, provision, gone, entries, next, first, fates } = props;
  const { t, language } = page;
  const here = inLanguage(language, addresses.provision(head.slug, provision.ref));
  const title =
    provision.code ??
    (provision.number === null ? nameOf(t, provision) : t('provision.title', { number: provision.number }));
  return (
    <Page
      page={page}
      title={`${title}, ${head.title}`}
      description={t('provision.description', { title: head.title })}
      current={head.kind === 'outcome' ? 'outcome' : 'papers'}
      crumbs={paperCrumbs(page, head, { text: title })}
    >
      <Standing {...props} title={title} />
      <Band
        id="debate"
        title={t('debate.title')}
        note={t('debate.promise', { days: page.edition.answerDays })}
        white
      >
        {entries.length === 0 ? <p>{t('debate.empty')}</p> : <Thread page={page} entries={entries} />}
        <Pagination
          page={page}
          first={first ? `${here}#debate` : null}
          next={next === null ? null : `${here}?after=${next}#debate`}
        />
      </Band>
      {!gone && (
        <Band id="contribute" title={t('contribute.title')}>
          <ContributeForm page={page} action={`${here}/contributions`} values={{}} faults={{}} />
        </Band>
      )}
      {head.kind !== 'outcome' && <Amendments {...props} />}
      {fates.length > 0 && (
        <Band id="became" title={t('became.title')} white>
          <Became page={page} lines={fates} />
        </Band>
      )}
    </Page>
  );
}

/** The amendments that touch it, each with what it changes, and the way to propose one. */
function Amendments({ page, head, provision, gone, amendments }: Props) {
  const { t, language } = page;
  const { entries, amended, next, first } = amendments;
  const here = inLanguage(language, addresses.provision(head.slug, provision.ref));
  const summary = ({ id, operations }: AmendmentEntry) => {
    const texts = amended.get(id);
    if (!isShort(operations)) return t('amendments.long');
    if (!texts) return t('amendment.moved');
    return <ChangeOfPassage page={page} paper={head.slug} {...texts} passage={provision.ref} />;
  };
  return (
    <Band id="amendments" title={t('amendments.here')}>
      <AmendmentLines page={page} entries={entries} summary={summary} />
      <Pagination
        page={page}
        first={first ? `${here}#amendments` : null}
        next={next === null ? null : `${here}?amendments=${next}#amendments`}
      />
      {/* An invitation to everybody while amending is open: who is not signed in is told to, and comes back. */}
      {!gone && openToday(page).includes('amend') && (
        <p>
          <a class="bouton" href={inLanguage(language, addresses.proposal(head.slug, provision.ref))}>
            <Icon name="pen-line" /> {t('amend.go')}
          </a>
        </p>
      )}
    </Band>
  );
}

type StandingProps = Pick<Props, 'page' | 'head' | 'provision' | 'gone' | 'history' | 'relatives'> & {
  readonly title: string;
};

/** What the provision says today, and the ways to where it stands. */
function Standing({ title, ...props }: StandingProps) {
  const { page, head, provision, gone, history, relatives } = props;
  const { t, language } = page;
  const place = addresses.paper(head.slug);
  const request = { place: placeOf(head), open: openToday(page) };
  const writes = !gone && head.kind !== 'outcome' && decide(page.viewer, { act: 'translate', ...request }).ok;
  // Everybody is asked: who is not signed in is told to.
  const corrects =
    !gone && head.kind !== 'outcome' && provision.language === language && provision.status !== 'original';
  return (
    <div class="cadre page-tete">
      <h1>{citing(title)}</h1>
      {gone && <Gone {...props} paper={head.slug} gone={gone} />}
      <blockquote lang={provision.language} dir={directionOf(provision.language)}>
        <p>
          <Prose content={provision.content} language={provision.language} />
        </p>
      </blockquote>
      <TranslationLine page={page} provision={provision} />
      <p class="rang">
        {!gone && (
          <a class="lien-action" href={`${inLanguage(language, place)}#${provision.ref}`}>
            <Icon name="book-open" /> {t('provision.inItsPlace')}
          </a>
        )}
        {corrects && (
          <a
            class="lien-action"
            href={`${inLanguage(language, addresses.provisionCorrection(head.slug, provision.ref))}?into=${language}`}
          >
            <Icon name="pen-line" /> {t('suggestion.go.provision')}
          </a>
        )}
        {provision.code && (
          <a class="lien-action" href={inLanguage(language, addresses.recommendation(provision.code))}>
            {t('provision.whatBecame')} <Icon name="arrow-right" turns />
          </a>
        )}
        {writes && (
          <a class="lien-action" href={inLanguage(language, addresses.revision(head.slug, provision.ref))}>
            {t('revision.go')}
          </a>
        )}
      </p>
      <Provenance page={page} paper={head.slug} history={history} relatives={relatives} />
    </div>
  );
}
