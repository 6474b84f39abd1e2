import { plainText } from '../../domain/papers/inline.ts';
import { decide } from '../../domain/people/permissions/permissions.ts';
import type { TermCheck } from '../../domain/terms/check-terms.ts';
import { type PaperHead, paperHead } from '../../queries/paper-text.ts';
import { type Suggestion, suggestionsFor } from '../../queries/suggestions.ts';
import { termChecks } from '../../queries/terms.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Faults } from '../components/field.tsx';
import { Pagination } from '../components/pagination.tsx';
import { cursorOf } from '../cursor.ts';
import type { FormValues } from '../forms/contribute-form.tsx';
import { SuggestionOnDesk } from '../forms/suggestion-on-desk.tsx';
import { languageName } from '../languages/formats.ts';
import { openToday } from '../open-today.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { paperCrumbs, placeOf } from './paper.tsx';
import { refusalPage } from './refusal.tsx';
import { SimplePage } from './simple-page.tsx';

const pageSize = 10;

/** What readers would have the translations of a paper and of what is said about it say, for its translators. */
export const suggestionsPage =
  (site: Site): Handler =>
  async (c) =>
    showSuggestions(site, c);

/** A decision that comes back: on which suggestion, as it was filled in. */
interface Form {
  readonly asked: number;
  readonly values: FormValues;
  readonly faults: Faults;
}

export async function showSuggestions(site: Site, c: Parameters<Handler>[0], form?: Form): Promise<Response> {
  const page = privately(c);
  const { t, language, edition } = page;
  const { paper = '', target } = c.req.param() as Readonly<Record<string, string | undefined>>;
  const head = await paperHead(site.db, edition.id, paper, language);
  const into = edition.contentLanguages.find((code) => code === target);
  if (!head || into === undefined) return c.notFound();
  const request = { place: placeOf(head), open: openToday(page) };
  const decision = decide(page.viewer, { act: 'decide-suggestion', ...request });
  if (!decision.ok) return refusalPage(c, decision);
  const after = form ? form.asked - 1 : (cursorOf(c) ?? 0);
  const found = await suggestionsFor(site.db, { paper: head.id, language: into, after, limit: pageSize + 1 });
  const shown = found.slice(0, pageSize);
  const checks = await checksOf(site, edition.id, head, into, shown);
  const translates = decide(page.viewer, { act: 'translate', ...request }).ok;
  const here = inLanguage(language, addresses.suggestions(head.slug, into));
  const last = found.length > pageSize ? shown.at(-1)?.id : undefined;
  const title = t('suggestions.title', { title: head.title, language: languageName(language, into) });
  return show(
    c,
    <SimplePage
      page={page}
      title={title}
      description={t('suggestions.explain')}
      current="papers"
      crumbs={paperCrumbs(
        page,
        head,
        { text: t('translations.short'), path: addresses.translations },
        { text: t('suggestions.short') },
      )}
    >
      {shown.length === 0 && <p>{t('suggestions.empty')}</p>}
      {shown.map((suggestion) => (
        <SuggestionOnDesk
          page={page}
          paper={head.slug}
          suggestion={suggestion}
          checks={checks.get(suggestion.id) ?? []}
          may={suggestion.contribution !== null || translates}
          {...(form?.asked === suggestion.id ? form : { values: {}, faults: {} })}
        />
      ))}
      <Pagination
        page={page}
        first={after > 0 ? here : null}
        next={last === undefined ? null : `${here}?after=${last}`}
      />
    </SimplePage>,
    form ? 422 : 200,
  );
}

/** What the termbase says of those on provisions; what people say is in their own words. */
async function checksOf(
  site: Site,
  edition: number,
  { authentic }: PaperHead,
  target: string,
  suggestions: readonly Suggestion[],
): Promise<ReadonlyMap<number, TermCheck[]>> {
  const texts = suggestions.flatMap(({ id, source, words }) =>
    typeof source === 'string' || typeof words === 'string'
      ? []
      : [{ id, source: plainText(source), target: plainText(words) }],
  );
  const checks = await termChecks(site.db, edition, { source: authentic, target }, texts);
  return new Map(texts.map(({ id }, index) => [id, checks[index] ?? []]));
}
