import { detect } from 'tinyld/light';
import { z } from 'zod';
import { contribute } from '../../actions/contribute.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { contributionNamed } from '../../queries/thread.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Faults } from '../components/field.tsx';
import {
  ContributeForm,
  constituencies,
  contributionKinds,
  type FormValues,
} from '../forms/contribute-form.tsx';
import { Page } from '../layout.tsx';
import { refusalPage } from '../pages/refusal.tsx';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { parseForm, typedIn } from './form.ts';

type Context = Parameters<Handler>[0];

const optional = z.string().max(80, 'too-long').optional();

const schema = z
  .object({
    key: z.uuid('again'),
    text: z.string('empty').min(1, 'empty').max(5000, 'too-long'),
    language: z.string().optional(),
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
  })
  .refine(({ kind, people }) => kind === 'collective' || people === null, {
    path: ['people'],
    message: 'people-alone',
  })
  .refine(({ people }) => people === null || (people >= 2 && people <= 10_000_000), {
    path: ['people'],
    message: 'people',
  });

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
  const nameless = viewer && !viewer.name && !given.name;
  if (nameless)
    return showForm(c, about, values, { name: page.t('fault.name') }, given.language !== undefined);
  if (given.language === undefined) {
    const guess = detect(given.text, { only: [...edition.contentLanguages] });
    return showForm(c, about, { ...values, language: guess || language }, {}, true);
  }
  if (!edition.contentLanguages.includes(given.language))
    return showForm(c, about, values, { language: page.t('fault.choose') }, true);
  const result = await contribute(
    site.db,
    viewer,
    {
      ...about,
      ...given,
      language: given.language,
      mandate: given.mandate || undefined,
      name: given.name,
      place: given.place,
    },
    site.now(),
  );
  if (!result.ok) return refusalPage(c, result.refusal);
  return c.redirect(inLanguage(language, addresses.contribution(result.value)), 303);
}

function showForm(c: Context, about: About, values: FormValues, faults: Faults, review: boolean): Response {
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
          reply={about.replyTo !== null}
        />
      </div>
    </Page>,
    status,
  );
}
