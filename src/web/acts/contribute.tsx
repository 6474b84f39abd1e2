import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { contribute } from '../../actions/contribute.ts';
import { contributeAsGuest, type GuestContribution } from '../../actions/contribute-as-guest.ts';
import {
  constituencies,
  contributionKinds,
  missingOf,
  peopleSpokenFor,
} from '../../domain/contributions/speaking.ts';
import { longest } from '../../domain/longest.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { contributionNamed } from '../../queries/thread.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Faults } from '../components/field.tsx';
import { ContributeForm, type FormValues } from '../forms/contribute-form.tsx';
import { detectLanguage, otherThanSaid } from '../languages/detect-language.ts';
import { Page } from '../layout.tsx';
import { guestWayBack, type WayBack } from '../letters.ts';
import { refusalPage } from '../pages/refusal.tsx';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

type Context = Parameters<Handler>[0];

const optional = z.string().max(longest.name, 'too-long').optional();

const schema = z
  .object({
    key: z.uuid('again'),
    text: z.string('empty').min(1, 'empty').max(longest.words, 'too-long'),
    language: z.string().optional(),
    // The answer to the question which language it is.
    sure: z.string().optional(),
    quoted: z.string().max(longest.note, 'too-long').optional(),
    kind: z.enum(contributionKinds, 'choose').default('comment'),
    people: z
      .string()
      .regex(/^\d*$/, 'people')
      .default('')
      .transform((text) => (text === '' ? null : Number(text))),
    constituency: z.enum(constituencies, 'choose'),
    mandate: z.string().optional(),
    name: optional,
    place: optional,
    email: z.literal('').or(z.email('email').max(200, 'too-long')).optional(),
  })
  .refine(({ kind, people }) => kind === 'collective' || people === null, {
    path: ['people'],
    message: 'people-alone',
  })
  .refine(
    ({ people }) => people === null || (people >= peopleSpokenFor.least && people <= peopleSpokenFor.most),
    {
      path: ['people'],
      message: 'people',
    },
  );

interface About {
  readonly paper: string;
  readonly ref: string;
  readonly replyTo: string | null;
  /** Where the form is sent to. */
  readonly action: string;
}

/** Says something on a provision. */
export const contributeAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const paper = c.req.param('paper') ?? '';
    const ref = c.req.param('ref') ?? '';
    if (!(await paperHead(site.db, page.edition.id, paper, page.language))) return c.notFound();
    const action = `${inLanguage(page.language, addresses.provision(paper, ref))}/contributions`;
    return take(site, c, { paper, ref, replyTo: null, action });
  };

/** Replies to what somebody said. */
export const replyAct =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const above = await contributionNamed(site.db, page.edition.id, c.req.param('contribution') ?? '', page);
    if (!above) return c.notFound();
    const { paper, ref, slug } = above.voice;
    const action = `${inLanguage(page.language, addresses.contribution(slug))}/replies`;
    return take(site, c, { paper, ref, replyTo: slug, action });
  };

/** The first time the language is guessed and shown for confirmation; the second time it is published. */
async function take(site: Site, c: Context, about: About): Promise<Response> {
  const page = c.get('page');
  const values = await typedIn(c);
  const parsed = parseForm(schema, values, page.t);
  if (!parsed.ok) return showForm(c, about, values, parsed.faults, values.language !== undefined);
  const { viewer, edition, language } = page;
  const given = parsed.value;
  const missing = missingOf(viewer, given);
  if (missing.length > 0) {
    const faults = Object.fromEntries(missing.map((name) => [name, page.t.of('fault', name)]));
    return showForm(c, about, values, faults, given.language !== undefined);
  }
  if (given.language === undefined) {
    const found = await detectLanguage(given.text, edition.contentLanguages);
    return showForm(c, about, { ...values, language: found?.language ?? language }, {}, true);
  }
  const said = given.sure ?? given.language;
  if (!edition.contentLanguages.includes(said))
    return showForm(c, about, values, { language: page.t('fault.choose') }, true);
  const other =
    given.sure === undefined ? await otherThanSaid(given.text, said, edition.contentLanguages) : null;
  if (other !== null) return showForm(c, about, values, {}, true, other);
  const { name, place, email, sure: _, ...rest } = given;
  const words = { ...about, ...rest, language: said, name, place, email };
  if (!viewer && about.replyTo === null) return takeFromGuest(site, c, about, words);
  const result = await contribute(
    site.db,
    viewer,
    { ...words, mandate: given.mandate || undefined },
    site.now(),
  );
  if (result.ok) {
    const { slug, held } = result.value;
    const address = held ? `${addresses.account}#${slug}` : addresses.contribution(slug);
    return c.redirect(inLanguage(language, address), 303);
  }
  if (result.refusal === 'quote-not-found' || result.refusal === 'quote-several')
    return showForm(c, about, values, { quoted: page.t.of('fault', result.refusal) }, true);
  if (result.refusal === 'too-many' || result.refusal === 'said-already')
    return showForm(c, about, values, { text: page.t.of('fault', result.refusal) }, true);
  if (result.refusal === 'name-of-authority')
    return showForm(c, about, values, { name: page.t.of('fault', result.refusal) }, true);
  if (result.refusal === 'key-used') return showAnew(c, about, values);
  return refusalPage(c, result);
}

/** What was typed, to be sent as a new text: another went out with the key of the form. */
const showAnew = (c: Context, about: About, values: FormValues): Response => {
  const text = c.get('page').t('fault.key-used');
  return showForm(c, about, { ...values, key: randomUUID() }, { text }, true);
};

type WordsOfGuest = Omit<GuestContribution, 'name' | 'place' | 'email' | keyof WayBack> & {
  readonly name: string | undefined;
  readonly place: string | undefined;
  readonly email: string | undefined;
};

/** What somebody without an account says: kept until a code or a moderator confirms it. */
async function takeFromGuest(site: Site, c: Context, about: About, words: WordsOfGuest): Promise<Response> {
  const { language, viewer, t } = c.get('page');
  const wayBack = guestWayBack(site, language, words.key);
  const { name = '', place = '' } = words;
  const given = { ...words, name, place, email: words.email || null, ...wayBack };
  const result = await contributeAsGuest(site.db, viewer, given, site.now());
  if (result.ok) return c.redirect(inLanguage(language, addresses.follow(wayBack.secret)), 303);
  if (result.refusal === 'quote-not-found' || result.refusal === 'quote-several')
    return showForm(c, about, await typedIn(c), { quoted: t.of('fault', result.refusal) }, true);
  if (result.refusal === 'name-of-authority')
    return showForm(c, about, await typedIn(c), { name: t.of('fault', result.refusal) }, true);
  if (result.refusal === 'key-used') return showAnew(c, about, await typedIn(c));
  return refusalPage(c, result);
}

function showForm(
  c: Context,
  about: About,
  values: FormValues,
  faults: Faults,
  review: boolean,
  looksLike: string | null = null,
): Response {
  const page = c.get('page');
  const { t } = page;
  const title = review ? t('contribute.check') : t('contribute.title');
  const status = Object.keys(faults).length > 0 ? 422 : 200;
  return show(
    c,
    <Page page={page} title={title} description={title} current="papers">
      <div class="cadre page-tete">
        <h1>{title}</h1>
        <ContributeForm
          page={page}
          action={about.action}
          values={values}
          faults={faults}
          review={review}
          looksLike={looksLike}
          reply={about.replyTo !== null}
        />
      </div>
    </Page>,
    status,
  );
}
