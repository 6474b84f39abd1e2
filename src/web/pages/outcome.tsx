import { decide } from '../../domain/people/permissions/permissions.ts';
import { type LineageLine, originsOf } from '../../queries/lineage.ts';
import { newClauses, type OutcomeState, outcomeOf } from '../../queries/outcome.ts';
import { type PaperHead, type ProvisionText, paperHead, provisionsOf } from '../../queries/paper-text.ts';
import { publicationGaps } from '../../queries/publication-gaps.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { FollowFeed } from '../components/follow-feed.tsx';
import { Icon } from '../components/icon.tsx';
import { ComesFrom } from '../components/lineage.tsx';
import { Prose, wordsOf } from '../components/prose.tsx';
import { TranslationLine } from '../components/provision.tsx';
import { PublicationForm } from '../forms/publication-form.tsx';
import { formatDate, formatNumber } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import { Page } from '../layout.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';

/** The outcome: every clause over the things it comes from. */
export const outcomePage =
  (site: Site): Handler =>
  async (c) =>
    showOutcome(site, c);

/** Shows the outcome; `refused` when a publication has just been refused. */
export async function showOutcome(site: Site, c: Parameters<Handler>[0], refused = false): Promise<Response> {
  const page = c.get('page');
  const state = await outcomeOf(site.db, page.edition.id);
  const head = state && (await paperHead(site.db, page.edition.id, state.slug, page.language));
  if (!state || !head) return show(c, <NoOutcome page={page} />);
  // Who consolidates sees the draft in hand; everybody else what is published.
  const writer = decide(page.viewer, {
    act: 'write-clause',
    place: outcomePlace(state),
    open: openToday(page),
  }).ok;
  const version = writer ? (state.draft ?? head.version) : head.version;
  const provisions = await provisionsOf(site.db, state.id, version, page.language);
  const clauses = provisions.filter(({ kind }) => kind === 'recommendation').map(({ id }) => id);
  const lines = await originsOf(site.db, clauses, page);
  const reasons = await newClauses(site.db, clauses);
  const gaps = writer ? await publicationGaps(site.db, state.id, version) : null;
  const props = {
    page,
    state,
    head,
    provisions,
    lines,
    reasons,
    gaps,
    refused,
    draft: version !== head.version,
  };
  return show(c, <Outcome {...props} />, refused ? 409 : 200);
}

/** The outcome belongs to no circuit and no track. */
export const outcomePlace = (state: OutcomeState) => ({ circuit: null, track: null, paper: state.slug });

interface Props {
  readonly page: PageContext;
  readonly state: OutcomeState;
  readonly head: PaperHead;
  readonly provisions: readonly ProvisionText[];
  readonly lines: readonly LineageLine[];
  readonly reasons: ReadonlyMap<number, string>;
  readonly gaps: Awaited<ReturnType<typeof publicationGaps>> | null;
  readonly refused: boolean;
  readonly draft: boolean;
}

function NoOutcome({ page }: { page: PageContext }) {
  const { t } = page;
  return (
    <Page page={page} title={t('nav.outcome')} description={t('outcome.none')} current="outcome">
      <div class="cadre page-tete">
        <h1>{t('nav.outcome')}</h1>
        <p>{t('outcome.none')}</p>
      </div>
    </Page>
  );
}

function Outcome(props: Props) {
  const { page, head, provisions, lines, reasons } = props;
  const { t } = page;
  const title = wordsOf(head.title, head.language);
  return (
    <Page
      page={page}
      title={title}
      description={t('outcome.promise')}
      current="outcome"
      feed={addresses.outcomeFeed}
      jsonLd={{
        '@type': 'Report',
        name: head.title,
        abstract: head.summary,
        inLanguage: head.language,
      }}
    >
      <div class="cadre page-tete">
        <h1 lang={head.language} dir={directionOf(head.language)}>
          {title}
        </h1>
        <p>{t('outcome.promise')}</p>
        <Figures {...props} />
        <FollowFeed page={page} feed={addresses.outcomeFeed} />
        <PublicationForm {...props} />
      </div>
      <div class="bande blanc">
        <div class="cadre">
          {provisions.map((provision) => (
            <Piece
              page={page}
              provision={provision}
              lines={lines.filter(({ clause }) => clause === provision.id)}
              reason={reasons.get(provision.id)}
            />
          ))}
        </div>
      </div>
    </Page>
  );
}

/** How much it consolidates, and which version this is. */
function Figures({ page, head, provisions, lines, draft, state }: Props) {
  const { t, language, edition } = page;
  const clauses = provisions.filter(({ kind }) => kind === 'recommendation');
  return (
    <>
      <dl class="chiffres">
        <div>
          <dt>{t('outcome.clauses')}</dt>
          <dd>{formatNumber(language, clauses.length)}</dd>
        </div>
        <div>
          <dt>{t('outcome.origins')}</dt>
          <dd>{formatNumber(language, lines.length)}</dd>
        </div>
      </dl>
      <dl class="fiche bas">
        <div>
          <dt>{t('paper.version')}</dt>
          <dd>
            {draft
              ? t('outcome.draft', { number: state.draft ?? 0 })
              : t('paper.versionOf', {
                  number: head.version,
                  day: formatDate(language, head.publishedAt, edition.timeZone),
                })}
          </dd>
        </div>
      </dl>
    </>
  );
}

interface PieceProps {
  readonly page: PageContext;
  readonly provision: ProvisionText;
  readonly lines: readonly LineageLine[];
  readonly reason: string | undefined;
}

function Piece({ page, provision, lines, reason }: PieceProps) {
  const { t, language } = page;
  const own = { lang: provision.language, dir: directionOf(provision.language) };
  const words = <Prose content={provision.content} language={provision.language} />;
  if (provision.kind === 'heading')
    return (
      <h2 class="titre-clauses" {...own}>
        {words}
      </h2>
    );
  if (provision.kind !== 'recommendation') return <p {...own}>{words}</p>;
  const id = (provision.code ?? provision.ref).toLowerCase();
  return (
    <section class="clause" id={id} aria-label={provision.code ?? provision.ref}>
      <p class="code">
        {provision.code ? (
          <a href={inLanguage(language, addresses.recommendation(provision.code))}>{provision.code}</a>
        ) : (
          t('outcome.unpublished')
        )}
      </p>
      <p class="texte-clause" {...own}>
        {words}
      </p>
      <TranslationLine page={page} provision={provision} />
      {reason && (
        <p class="petit">
          <Icon name="sparkles" /> {t('outcome.new')} <span dir="auto">{reason}</span>
        </p>
      )}
      {lines.length > 0 && (
        <details>
          <summary>
            {t('outcome.comesFrom', { count: lines.length })}
            <span class="vh"> · {provision.code}</span>
          </summary>
          <ComesFrom page={page} lines={lines} />
        </details>
      )}
    </section>
  );
}
