import { identicalTogether } from '../../domain/amendments/fingerprint.ts';
import { type AmendedText, amendedTexts, isShort } from '../../queries/amendment-texts.ts';
import { type AmendmentEntry, amendmentsTo } from '../../queries/amendments.ts';
import { type PaperHead, paperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { AmendmentColumns } from '../components/amendment-changes.tsx';
import { AmendmentAuthor, AmendmentState, Backing } from '../components/amendment-head.tsx';
import { Code, citing } from '../components/cited.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Words } from '../components/voice.tsx';
import { formatList } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { columns } from './amendment.tsx';
import { paperCrumbs } from './paper.tsx';
import { SimplePage } from './simple-page.tsx';

/** The paper and its version, so that a sheet taken out of the booklet says what it is of. */
const textTitle = (page: PageContext, { title }: PaperHead, amendment: AmendmentEntry): string =>
  amendment.parent
    ? columns(page, amendment).beforeTitle
    : page.t('booklet.column', { title, version: amendment.version });

/** The amendments that are open, each in two columns, to be printed and taken to a sitting. */
export const bookletPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
    if (!head) return c.notFound();
    const cursor = c.req.query('after') ?? null;
    const { entries, next } = await amendmentsTo(site.db, head.id, page, { open: true }, cursor, 100);
    const amended = await amendedTexts(site.db, entries);
    const here = inLanguage(language, addresses.booklet(head.slug));
    return show(
      c,
      <SimplePage
        page={page}
        title={t('booklet.title', { title: head.title })}
        description={t('booklet.explain', { version: head.latest })}
        current="papers"
        crumbs={paperCrumbs(
          page,
          head,
          { text: t('amendments.short'), path: addresses.amendments(head.slug) },
          { text: t('booklet.short') },
        )}
      >
        {entries.length === 0 && <p>{t('amendments.empty')}</p>}
        {identicalTogether(entries).map((group) => (
          <Sheet page={page} head={head} group={group} amended={amended} />
        ))}
        <Pagination
          page={page}
          first={cursor ? here : null}
          next={next === null ? null : `${here}?after=${next}`}
        />
      </SimplePage>,
    );
  };

interface SheetProps {
  readonly page: PageContext;
  readonly head: PaperHead;
  /** One amendment, or several that propose the same. */
  readonly group: readonly AmendmentEntry[];
  readonly amended: ReadonlyMap<number, AmendedText>;
}

/** One proposal: who makes it, what it changes in two columns, and why. */
function Sheet({ page, head, group, amended }: SheetProps) {
  const { t, language } = page;
  const [first] = group;
  if (!first) return null;
  const codes = group.map(({ code }) => code);
  const several = codes.length > 1;
  const id = `sheet-${first.code}`;
  return (
    <section class="livret" aria-labelledby={id}>
      <h2 id={id}>
        {citing(several ? formatList(language, codes) : t('amendment.named', { code: first.code }))}
      </h2>
      {several && <p class="etiq">{t('amendments.identical', { count: codes.length })}</p>}
      {group.map((amendment) => (
        <p id={amendment.code}>
          {several && (
            <>
              <Code code={amendment.code} /> ·{' '}
            </>
          )}
          <AmendmentAuthor page={page} amendment={amendment} /> ·{' '}
          <Backing page={page} amendment={amendment} />
          <br />
          <AmendmentState page={page} amendment={amendment} />
        </p>
      ))}
      <Proposal page={page} head={head} amendment={first} texts={amended.get(first.id)} caption={id} />
      {group.map(
        ({ reason, language: spoken }) => reason && <Words page={page} language={spoken} text={reason} />,
      )}
    </section>
  );
}

interface ProposalProps {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly amendment: AmendmentEntry;
  readonly texts: AmendedText | undefined;
  readonly caption: string;
}

/** What is proposed in two columns; of what is not public, nothing. */
function Proposal({ page, head, amendment, texts, caption }: ProposalProps) {
  const { t, language } = page;
  if (amendment.standing !== 'published') return null;
  if (!isShort(amendment.operations))
    return (
      <p>
        <a href={inLanguage(language, addresses.amendment(head.slug, amendment.code))}>
          {t('amendments.long')}
        </a>
      </p>
    );
  if (!texts) return <p class="avis">{t('amendment.moved')}</p>;
  return (
    <AmendmentColumns
      page={page}
      paper={head.slug}
      {...texts}
      {...columns(page, amendment)}
      beforeTitle={textTitle(page, head, amendment)}
      caption={caption}
    />
  );
}
