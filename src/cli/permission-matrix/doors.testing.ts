import type { PermissionRefusal } from '../../domain/people/permissions/permissions.ts';
import { translator } from '../../web/languages/translator.ts';
import type { Address, Trial, Way } from './way.testing.ts';

/** The doors an act can be tried by. */
export const doors = ['action', 'page', 'interface'] as const;
type Door = (typeof doors)[number];

export interface App {
  request(address: string, init?: RequestInit): Response | Promise<Response>;
}

const origin = 'http://localhost:3000';

/** `/contributions/:contribution/answers` or `{contribution}`, with what the parameters stand for. */
const filled = ({ route, params }: Address): string =>
  route.replace(/:(\w+)(\{\[.*?\}\})?|\{(\w+)\}/g, (_, named, __, braced) =>
    encodeURIComponent(String(params[named ?? braced])),
  );

const refusals: Readonly<Record<PermissionRefusal, true>> = {
  'sign-in-first': true,
  'not-your-role': true,
  'not-your-track': true,
  'not-your-organisation': true,
  'phase-closed': true,
  'no-such-mandate': true,
  'mandate-revoked': true,
  'mandate-ended': true,
  'mandate-not-begun': true,
};

/** The refusals by the words a page says them in. */
const said = new Map(
  Object.keys(refusals).map((name) => [`<p>${translator('en').of('refusal', name)}</p>`, name]),
);

/** What is sent in every case, where a mandate is chosen. */
const chosen = ({ under }: Trial) => (under === undefined ? {} : { mandate: under });

/** What the form of the page sends: as a browser does, with a file in parts. */
function formOf(way: Way, trial: Trial): URLSearchParams | FormData {
  if (way.file === undefined) return new URLSearchParams({ ...way.fields(trial), ...chosen(trial) });
  const form = new FormData();
  for (const [name, value] of Object.entries(way.fields(trial))) form.set(name, value);
  form.set('file', new File([way.file], 'source.txt', { type: 'text/plain' }));
  return form;
}

/** What one try came to: done, or the name of the refusal, or what else was answered. */
export const tries: Readonly<Record<Door, (app: App, way: Way, trial: Trial) => Promise<string>>> = {
  async action(_, way, trial) {
    const result = await way.action(trial);
    return result.ok ? 'done' : result.refusal;
  },

  async page(app, way, trial) {
    const response = await app.request(`${origin}/en${filled(way.page(trial))}`, {
      headers: { Origin: origin, Cookie: trial.somebody.cookie },
      ...(way.reads ? {} : { method: 'POST', body: formOf(way, trial) }),
    });
    if (response.status === (way.reads ? 200 : 303)) return 'done';
    const html = await response.text();
    for (const [words, name] of said) if (html.includes(words)) return name;
    return `${response.status} ${/<main[\s\S]*<\/main>/
      .exec(html)?.[0]
      .replace(/<[^>]+>/g, ' ')
      .slice(0, 300)}`;
  },

  async interface(app, way, trial) {
    const response = await app.request(`${origin}/api/v1${filled(way.api(trial))}`, {
      headers: {
        Origin: origin,
        Cookie: trial.somebody.cookie,
        'Content-Type': 'application/json',
        'Idempotency-Key': trial.key,
      },
      ...(way.reads
        ? {}
        : { method: 'POST', body: JSON.stringify({ ...way.body(trial), ...chosen(trial) }) }),
    });
    if (response.status === (way.reads ? 200 : 201)) return 'done';
    const problem = await response.json();
    return problem.status === 403 ? problem.refusal : JSON.stringify(problem);
  },
};

/** Whether the page shows the way in. */
export async function isShown(app: App, way: Way, trial: Trial): Promise<boolean> {
  const shown = way.shown(trial);
  const response = await app.request(`${origin}/en${shown.on}`, {
    headers: { Cookie: trial.somebody.cookie },
  });
  return (await response.text()).includes(shown.as);
}
