import { z } from '@hono/zod-openapi';
import { decideSuggestion, type SuggestionVerdict } from '../actions/decide-suggestion.ts';
import { suggestTranslation } from '../actions/suggest-translation.ts';
import { longest } from '../domain/longest.ts';
import { decide } from '../domain/people/permissions/permissions.ts';
import { done } from '../domain/result.ts';
import { parseInline, writeInline } from '../exchange/congress-pack/inline-markdown.ts';
import { paperHead } from '../queries/paper-text.ts';
import { type Suggestion, suggestionsFor } from '../queries/suggestions.ts';
import { acting, type Door, reading } from './doors.ts';
import { after, id, isWritten, language, number, perhaps, words } from './fields.ts';
import { openToday } from './host.ts';
import { faulty, refused } from './problems.ts';

const tag = 'writing';

const named = z.boolean().default(false).openapi({
  description: 'Whether you agree to be named beside the translation, once it is accepted.',
});

const suggested = {
  acts: ['suggest-translation'] as const,
  tag,
  keyed: true,
  gives: z.object({ suggestion: z.int() }),
};

const suggestingOfContribution = acting({
  ...suggested,
  path: '/contributions/{contribution}/suggestions',
  summary: 'Suggests what the translation of a contribution should say; its translators decide.',
  params: z.object({ contribution: id }),
  given: z.strictObject({
    language,
    text: words(longest.words),
    seen: words(64).openapi({ description: 'The SHA-256, in hexadecimal, of the translation you read.' }),
    named,
  }),
  answer: async ({ params, given, key }, { host, viewer, edition, now }) => {
    if (viewer && !isWritten(edition, given.language)) return faulty({ language: 'choose' });
    const { text, seen, language: into } = given;
    const corrected = { contribution: params.contribution, seen, text };
    const wanted = { edition: edition.id, corrected, language: into, named: given.named, key };
    const result = await suggestTranslation(host.db, viewer, wanted, now);
    return result.ok ? done({ suggestion: result.value }) : result;
  },
});

const suggestingOfProvision = acting({
  ...suggested,
  path: '/papers/{paper}/provisions/{provision}/suggestions',
  summary: 'Suggests what the translation of a provision should say; its translators decide.',
  params: z.object({ paper: id, provision: id }),
  given: z.strictObject({
    language,
    text: words(longest.provision).openapi({ description: 'Inline Markdown, in one paragraph.' }),
    version: z.int().min(1).openapi({ description: 'The published version you read.' }),
    named,
  }),
  answer: async ({ params, given, key }, { host, viewer, edition, now }) => {
    if (viewer && !isWritten(edition, given.language)) return faulty({ language: 'choose' });
    const { content, refused: marks } = parseInline(given.text.replace(/\s*\n\s*/g, ' '));
    if (marks.length > 0) return faulty({ text: 'marks' });
    const corrected = { paper: params.paper, ref: params.provision, version: given.version, content };
    const wanted = {
      edition: edition.id,
      corrected,
      language: given.language,
      named: given.named,
      key,
    };
    const result = await suggestTranslation(host.db, viewer, wanted, now);
    return result.ok ? done({ suggestion: result.value }) : result;
  },
});

const written = (text: Suggestion['words']) => (typeof text === 'string' ? text : writeInline(text));

const waiting = reading({
  path: '/papers/{paper}/translations/{target}/suggestions',
  tag,
  summary: 'What readers would have translations say, for the translators of the paper: what waits.',
  params: z.object({ paper: id, target: id }),
  given: z.object({ after }),
  gives: z.object({
    suggestions: z.array(
      z.object({
        suggestion: z.int(),
        contribution: z.string().nullable(),
        provision: z.string(),
        source: z.string(),
        translation: z.string().nullable(),
        suggested: z.string(),
        seen: z.string().openapi({ description: 'Sent along when it is accepted.' }),
      }),
    ),
  }),
  answer: async ({ params, given }, request) => {
    const { host, viewer, edition } = request;
    const head = await paperHead(host.db, edition.id, params.paper, request.language);
    if (!head) return refused('no-such-paper');
    const place = {
      circuit: head.circuit?.slug ?? null,
      track: head.track?.slug ?? null,
      paper: head.slug,
    };
    const decision = decide(viewer, { act: 'decide-suggestion', place, open: openToday(request) });
    if (!decision.ok) return decision;
    const wanted = { paper: head.id, language: params.target, after: given.after ?? 0, limit: 100 };
    const found = await suggestionsFor(host.db, wanted);
    return done({
      suggestions: found.map(({ id: suggestion, contribution, ref, source, there, words: said, seen }) => ({
        suggestion,
        contribution,
        provision: ref,
        source: written(source),
        translation: there === null ? null : written(there),
        suggested: written(said),
        seen,
      })),
    });
  },
});

const deciding = acting({
  acts: ['decide-suggestion'],
  path: '/suggestions/{suggestion}/decisions',
  tag,
  summary: 'Accepts what somebody suggested for a translation, or declines it for a reason.',
  params: z.object({ suggestion: number }),
  given: z
    .strictObject({
      verdict: z.enum(['accepted', 'declined']),
      seen: perhaps(64).openapi({ description: 'To accept it: what was read with it.' }),
      waiveTerms: z.boolean().default(false).openapi({
        description: 'Accepts it also without the words that the termbase expects.',
      }),
      reason: perhaps(longest.note),
      language: language.optional().openapi({ description: 'Of the reason.' }),
    })
    .refine(({ verdict, reason }) => verdict === 'accepted' || reason !== '', {
      path: ['reason'],
      message: 'reason',
    }),
  gives: z.object({}),
  answer: async ({ params, given }, { host, viewer, edition, language: read, now }) => {
    const { verdict, seen, waiveTerms, reason, language: said = read } = given;
    if (viewer && verdict === 'declined' && !isWritten(edition, said)) return faulty({ language: 'choose' });
    const decided: SuggestionVerdict =
      verdict === 'accepted' ? { verdict, seen, waiveTerms } : { verdict, reason, language: said };
    const letter = host.letters.suggestion(decided);
    const wanted = { edition: edition.id, suggestion: params.suggestion, decided, letter };
    const result = await decideSuggestion(host.db, viewer, wanted, now);
    return result.ok ? done({}) : result;
  },
});

export const suggestingDoors: readonly Door[] = [
  suggestingOfContribution,
  suggestingOfProvision,
  waiting,
  deciding,
];
