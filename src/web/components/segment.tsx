import { randomUUID } from 'node:crypto';
import { diffContent } from '../../domain/amendments/diff.ts';
import { marksOfDiff } from '../../domain/amendments/redline.ts';
import type { Inline } from '../../domain/papers/inline.ts';
import type { TermCheck } from '../../domain/terms/check-terms.ts';
import { writeInline } from '../../exchange/congress-pack/inline-markdown.ts';
import type { Segment as Passage, Trace } from '../../queries/translations.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { type DeskPlace, DeskPlaceFields } from '../forms/desk-place.tsx';
import { formatDate, languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { Field } from './field.tsx';
import { MarkedText, unlinkedNotes } from './marked-text.tsx';
import { Prose } from './prose.tsx';
import { nameOf } from './provision-names.tsx';
import { Forms, TermChecks } from './term-checks.tsx';

interface Props {
  readonly page: PageContext;
  readonly paper: string;
  readonly authentic: string;
  readonly target: string;
  readonly segment: Passage;
  /** The terms of its source. */
  readonly checks: readonly TermCheck[];
  /** Where the desk is, to come back there. */
  readonly place: DeskPlace;
}

/** A passage on the desk: its source, what changed in it, its translation, and the ways to write and to review it. */
export function Segment(props: Props) {
  const { page, paper, authentic, target, segment, checks } = props;
  const { t, language } = page;
  const name = passageName(props);
  const { madeFrom, content, source } = segment;
  return (
    <section class="suivi bas" id={segment.ref} aria-label={name}>
      <h2 class="etiq">
        <a href={inLanguage(language, addresses.provision(paper, segment.ref))}>{name}</a> ·{' '}
        {t.of('translations.state', segment.state)}
      </h2>
      <p class="petit">{t('translations.source', { language: languageName(language, authentic) })}</p>
      <Words content={source} language={authentic} />
      {segment.state === 'stale' && (
        <>
          <p class="petit">{t(madeFrom ? 'translations.since' : 'translations.unknown')}</p>
          {madeFrom && (
            <MarkedText
              page={page}
              marks={marksOfDiff(diffContent(madeFrom, source, authentic))}
              language={authentic}
            />
          )}
        </>
      )}
      {content && (
        <>
          <p class="petit">{t('translations.now', { language: languageName(language, target) })}</p>
          <Words content={content} language={target} />
          <Traces page={page} segment={segment} />
        </>
      )}
      <TermChecks
        page={page}
        checks={checks}
        source={authentic}
        target={target}
        translated={content !== null}
      />
      <TranslationForm {...props} />
      <ReviewForm {...props} />
    </section>
  );
}

/** How readers call a passage. */
const passageName = ({ page, segment, authentic }: Props) =>
  nameOf(page.t, { ...segment, content: segment.source, language: authentic });

function Words({ content, language }: { content: readonly Inline[]; language: string }) {
  return (
    <p lang={language} dir={directionOf(language)}>
      <Prose content={unlinkedNotes(content)} language={language} />
    </p>
  );
}

/** Who translated it and who read it again, as far as it is known. */
function Traces({ page, segment }: { page: PageContext; segment: Passage }) {
  const said = (key: 'translations.translated' | 'translations.reviewed', trace: Trace | null) =>
    trace && (
      <p class="petit">
        {page.t(key, {
          name: trace.name || page.t('translations.nobody'),
          date: formatDate(page.language, trace.at, page.edition.timeZone),
        })}
      </p>
    );
  return (
    <>
      {said('translations.translated', segment.translated)}
      {said('translations.reviewed', segment.reviewed)}
      {segment.waived.length > 0 && (
        <p class="petit">
          {page.t('terms.waived')} <Forms page={page} forms={segment.waived} language={page.language} />
        </p>
      )}
    </>
  );
}

function TranslationForm(props: Props) {
  const { page, paper, target, segment, place } = props;
  const { t, language } = page;
  const spoken = { name: passageName(props), language: languageName(language, target) };
  return (
    <form
      class="formulaire"
      method="post"
      action={inLanguage(language, addresses.revision(paper, segment.ref))}
    >
      <input type="hidden" name="key" value={randomUUID()} />
      <input type="hidden" name="basis" value={String(segment.basis)} />
      <input type="hidden" name="seen" value={segment.seen} />
      <input type="hidden" name="language" value={target} />
      <input type="hidden" name="desk" value="yes" />
      <DeskPlaceFields place={place} />
      <Field name="text" prefix={`${segment.ref}-`} label={t('translations.write', spoken)}>
        {(control) => (
          <textarea {...control} required maxlength={10_000} lang={target} dir={directionOf(target)}>
            {writeInline(segment.content ?? [])}
          </textarea>
        )}
      </Field>
      <button class="bouton nuit" type="submit">
        {t('translations.save', spoken)}
      </button>
    </form>
  );
}

/** For whoever did not translate it themself. */
function ReviewForm(props: Props) {
  const { page, paper, target, segment, place } = props;
  const { t, language, viewer } = page;
  const { state, content, translated } = segment;
  if (!content || (state !== 'machine' && state !== 'unreviewed')) return null;
  if (translated && translated.person === viewer?.person)
    return <p class="petit">{t('translations.byYou')}</p>;
  return (
    <form
      method="post"
      class="bas"
      action={inLanguage(language, addresses.translationReview(paper, segment.ref))}
    >
      <input type="hidden" name="language" value={target} />
      <input type="hidden" name="text" value={writeInline(content)} />
      <DeskPlaceFields place={place} />
      <button class="bouton" type="submit">
        {t('translations.review', { name: passageName(props), language: languageName(language, target) })}
      </button>
    </form>
  );
}
