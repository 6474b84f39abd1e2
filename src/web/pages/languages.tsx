import { type ProvisionText, paperHead, provisionsOf } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { SelectField } from '../components/field.tsx';
import { unlinkedNotes } from '../components/marked-text.tsx';
import { Prose } from '../components/prose.tsx';
import { languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs } from './paper.tsx';
import { SimplePage } from './simple-page.tsx';

/** A paper read in two languages, side by side. */
export const languagesPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const head = await paperHead(site.db, edition.id, c.req.param('paper') ?? '', language);
    if (!head) return c.notFound();
    const asked = (name: string) => edition.contentLanguages.find((code) => code === c.req.query(name));
    const one = asked('one') ?? head.authentic;
    const other = asked('other') ?? edition.contentLanguages.find((code) => code !== one) ?? one;
    const texts = [
      await provisionsOf(site.db, head.id, head.version, one),
      await provisionsOf(site.db, head.id, head.version, other),
    ] as const;
    return show(
      c,
      <SimplePage
        page={page}
        title={t('languages.title', { title: head.title })}
        description={t('languages.explain', { version: head.version })}
        current="papers"
        crumbs={paperCrumbs(page, head, { text: t('languages.short') })}
      >
        <Choice page={page} paper={head.slug} one={one} other={other} />
        <SideBySide page={page} paper={head.slug} languages={[one, other]} texts={texts} />
      </SimplePage>,
    );
  };

function Choice({
  page,
  paper,
  one,
  other,
}: {
  page: PageContext;
  paper: string;
  one: string;
  other: string;
}) {
  const { t, language, edition } = page;
  const options = edition.contentLanguages.map((value) => ({ value, label: languageName(language, value) }));
  return (
    <form class="filtres" method="get" action={inLanguage(language, addresses.languages(paper))}>
      <SelectField name="one" label={t('languages.one')} value={one} options={options} />
      <SelectField name="other" label={t('languages.other')} value={other} options={options} />
      <button class="bouton" type="submit">
        {t('languages.show')}
      </button>
    </form>
  );
}

type Pair<T> = readonly [T, T];

interface SideBySideProps {
  readonly page: PageContext;
  readonly paper: string;
  readonly languages: Pair<string>;
  readonly texts: Pair<readonly ProvisionText[]>;
}

function SideBySide({ page, paper, languages, texts }: SideBySideProps) {
  const names = languages.map((code) => languageName(page.language, code));
  const others = new Map(texts[1].map((provision) => [provision.ref, provision]));
  return (
    <table class="colonnes">
      <thead>
        <tr>
          {names.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {texts[0].map((provision) => (
          <tr id={provision.ref}>
            {[provision, others.get(provision.ref)].map((text, index) => (
              <td data-t={names[index]}>
                {text && <Text page={page} paper={paper} text={text} asked={languages[index] ?? ''} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TextProps {
  readonly page: PageContext;
  readonly paper: string;
  readonly text: ProvisionText;
  /** The language that was asked for. */
  readonly asked: string;
}

/** One passage in one language, and whose words these are. */
function Text({ page, paper, text, asked }: TextProps) {
  const { t, language } = page;
  return (
    <>
      <p class="petit">
        {text.number !== null && (
          <>
            <a href={inLanguage(language, addresses.provision(paper, text.ref))}>§ {text.number}</a> ·{' '}
          </>
        )}
        {text.language === asked
          ? t.of('text.status', text.reviewed && text.status !== 'stale' ? 'reviewed' : text.status)
          : t('text.missing', { language: languageName(language, text.language) })}
      </p>
      <p lang={text.language} dir={directionOf(text.language)}>
        {text.kind === 'heading' ? <b>{words(text)}</b> : words(text)}
      </p>
    </>
  );
}

const words = ({ content, language }: ProvisionText) => (
  <Prose content={unlinkedNotes(content)} language={language} />
);
