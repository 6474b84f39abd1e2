import { diffContent } from '../../domain/amendments/diff.ts';
import { marksOfDiff } from '../../domain/amendments/redline.ts';
import { type Inline, plainText } from '../../domain/papers/inline.ts';
import { lacking, type TermCheck } from '../../domain/terms/check-terms.ts';
import type { Suggestion } from '../../queries/suggestions.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, SelectField, WordsField } from '../components/field.tsx';
import { MarkedText, unlinkedNotes } from '../components/marked-text.tsx';
import { Phrase } from '../components/phrase.tsx';
import { Prose } from '../components/prose.tsx';
import { TermChecks } from '../components/term-checks.tsx';
import { formatDate, languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import type { FormValues } from './contribute-form.tsx';
import { languageOptions } from './language-options.ts';

interface Props {
  readonly page: PageContext;
  readonly paper: string;
  readonly suggestion: Suggestion;
  /** The terms of its source. */
  readonly checks: readonly TermCheck[];
  /** Whether it can be accepted today: a provision is translated while its paper is. */
  readonly may: boolean;
  readonly values: FormValues;
  readonly faults: Faults;
}

const marked = (words: string | readonly Inline[]): readonly Inline[] =>
  typeof words === 'string' ? [{ type: 'text', text: words }] : words;

/** What somebody suggests for a translation, beside the original and what would change, with the ways to decide. */
export function SuggestionOnDesk(props: Props) {
  const { page, paper, suggestion, checks, may, faults } = props;
  const { t, language, edition } = page;
  const { id, contribution, ref, source, sourceLanguage, there, replaced, words } = suggestion;
  const name = t(contribution === null ? 'suggestions.passage' : 'suggestions.said', {
    name: contribution ?? ref,
  });
  const where =
    contribution === null ? addresses.provision(paper, ref) : addresses.contribution(contribution);
  const now = there === null ? [] : marked(there);
  const author = suggestion.named ? suggestion.author : '';
  return (
    <section class="suivi bas" id={`s${id}`} aria-label={name}>
      <h2 class="etiq">
        <a href={inLanguage(language, where)}>{name}</a>
      </h2>
      <p class="petit">
        {t('suggestions.from', {
          name: author || t('suggestions.unnamed'),
          date: formatDate(language, suggestion.at, edition.timeZone),
        })}
      </p>
      <p class="petit">{t('translations.source', { language: languageName(language, sourceLanguage) })}</p>
      <Text content={marked(source)} language={sourceLanguage} />
      <p class="petit">{t('suggestions.words', { language: languageName(language, suggestion.language) })}</p>
      <Text content={marked(words)} language={suggestion.language} />
      {plainText(now) !== replaced && <p class="faute">{t('suggestions.moved')}</p>}
      <p class="petit">{t('suggestions.changes')}</p>
      <MarkedText
        page={page}
        marks={marksOfDiff(diffContent(now, marked(words), suggestion.language))}
        language={suggestion.language}
      />
      <TermChecks
        page={page}
        checks={checks}
        source={sourceLanguage}
        target={suggestion.language}
        translated
      />
      <ErrorSummary page={page} faults={faults} prefix={`s${id}-`} />
      {may ? <AcceptForm {...props} name={name} /> : <p class="petit">{t('suggestions.later')}</p>}
      <DeclineForm {...props} name={name} />
    </section>
  );
}

function Text({ content, language }: { content: readonly Inline[]; language: string }) {
  return (
    <p class="mot" lang={language} dir={directionOf(language)}>
      <Prose content={unlinkedNotes(content)} language={language} />
    </p>
  );
}

const decisionOf = ({ page, paper, suggestion }: Props): string =>
  `${inLanguage(page.language, addresses.suggestions(paper, suggestion.language))}/${suggestion.id}/decisions`;

function AcceptForm({ name, ...props }: Props & { readonly name: string }) {
  const { page, suggestion, checks } = props;
  return (
    <form method="post" class="bas" action={decisionOf(props)}>
      <input type="hidden" name="verdict" value="accepted" />
      <input type="hidden" name="seen" value={suggestion.seen} />
      {lacking(checks).length > 0 && (
        <label class="choix">
          <input type="checkbox" name="waiveTerms" value="yes" /> {page.t('terms.waive')}
        </label>
      )}
      <button class="bouton repondre" type="submit">
        <Phrase page={page} say="suggestions.accept" values={{ name }} />
      </button>
    </form>
  );
}

function DeclineForm({ name, ...props }: Props & { readonly name: string }) {
  const { page, suggestion, values, faults } = props;
  const { t, language } = page;
  const prefix = `s${suggestion.id}-`;
  return (
    <details class="bas" open={Object.keys(faults).length > 0 && values.verdict === 'declined'}>
      <summary>
        <Phrase page={page} say="suggestions.decline" values={{ name }} />
      </summary>
      <form method="post" class="formulaire" action={decisionOf(props)}>
        <input type="hidden" name="verdict" value="declined" />
        <WordsField
          prefix={prefix}
          name="reason"
          label={t('suggestions.reason')}
          hint={t('suggestions.reason.hint')}
          value={values.reason}
          fault={faults.reason}
          longest={1000}
          required
        />
        <SelectField
          prefix={prefix}
          name="language"
          label={t('suggestions.reason.language')}
          value={values.language ?? language}
          options={languageOptions(page)}
          fault={faults.language}
        />
        <button class="bouton" type="submit">
          {t('suggestions.decline.send')}
        </button>
      </form>
    </details>
  );
}
