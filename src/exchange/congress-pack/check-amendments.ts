import { applyOperations } from '../../domain/amendments/apply.ts';
import { after, mayFollow, type Step } from '../../domain/amendments/course.ts';
import { namesGiven, namesTouched } from '../../domain/amendments/names.ts';
import { firstTouched, numberIn, ordinalIn, textAmended } from './amended-text.ts';
import { wordsFaults } from './check-hidden.ts';
import type { Pack, PackPaper } from './pack.ts';
import type { By, PackAmendment, PackStep, PackWording } from './pack-amendments.ts';
import type { PackFiles } from './read-files.ts';

/** What is wrong with an amendment, and where in it. */
export interface Fault {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

interface Names {
  readonly mandates: ReadonlyMap<string, Pack['mandates'][number]>;
  readonly sittings: ReadonlySet<string>;
}

/** Checks every amendment of a pack: what it names exists, it can be done on its version, and its course is allowed. */
export function checkAmendments(pack: Pack, files: PackFiles): void {
  const names = {
    mandates: new Map(pack.mandates.map((mandate) => [mandate.id, mandate])),
    sittings: new Set(pack.sittings.map(({ id }) => id)),
  };
  for (const paper of pack.papers) {
    const seen = new Set<string>();
    for (const [index, amendment] of paper.amendments.entries()) {
      const faults = [
        ...(seen.has(amendment.code)
          ? [{ at: ['code'], message: 'stands twice: give it a code of its own' }]
          : []),
        ...wordsFaults(amendment),
        ...codeFaults(paper, amendment),
        ...backingFaults(amendment, names),
        ...amendment.wordings.flatMap((wording, place) =>
          wordingFaults(paper, amendment, wording, place, names),
        ),
        ...courseFaults(paper, amendment, names),
      ];
      for (const { at, message } of faults)
        files.reportAt(`papers/${paper.id}/amendments.yml`, [index, ...at], `${amendment.code}: ${message}`);
      seen.add(amendment.code);
    }
  }
}

/** The code says which one it is, to which provision or to which amendment. */
function codeFaults(
  paper: PackPaper,
  { code, parent, proposed, wordings, standing }: PackAmendment,
): Fault[] {
  if (parent !== undefined) {
    const above = paper.amendments.find((other) => other.code === parent);
    if (!above || above.proposed > proposed)
      return [{ at: ['parent'], message: `there is no amendment ${parent} before it: correct the code` }];
    const given = ordinalIn(code, `${parent}.`, '') !== null;
    return given ? [] : [{ at: ['code'], message: `it amends ${parent}: write a code such as ${parent}.1` }];
  }
  const [first] = wordings;
  const version = paper.versions.find(({ number }) => number === first?.version);
  if (!first || !version) return [];
  const number = standing === 'hidden' ? numberIn(code) : firstTouched(version, first.operations);
  const suffix = `-${String(number).padStart(3, '0')}`;
  if (ordinalIn(code, `${paper.code}-A`, suffix) !== null) return [];
  const message = `the first provision it touches is § ${number}: write a code such as ${paper.code}-A1${suffix}`;
  return [{ at: ['code'], message }];
}

const noMandate = (mandate: string): string => `there is no mandate ${mandate}: correct the name or add it`;

function backingFaults(amendment: PackAmendment, { mandates }: Names): Fault[] {
  const { author, supports, signatures } = amendment;
  const authors = [
    { ...author, mandate: amendment.mandate, at: ['mandate'] },
    ...signatures.map(({ name, place, mandate, withdrawn }, index) => ({
      name,
      place,
      mandate,
      withdrawn,
      at: ['signatures', index],
    })),
  ];
  const organisations = supports.organisations.map(({ mandate }, index) => ({
    mandate,
    at: ['supports', 'organisations', index],
  }));
  const unknown = [...authors, ...organisations].flatMap(({ mandate, at }) =>
    mandate !== undefined && !mandates.has(mandate) ? [{ at, message: noMandate(mandate) }] : [],
  );
  const twice = (list: readonly { at: Fault['at']; name: string }[]) =>
    list.flatMap(({ at, name }, index) =>
      name !== '' && list.findIndex((one) => one.name === name) < index
        ? [{ at, message: `${name.replace('\n', ', ')} stands behind it twice: leave one of them` }]
        : [],
    );
  return [
    ...unknown,
    ...twice(
      authors.map(({ at, name, place, mandate }) => ({
        at,
        name: mandate === undefined ? name && `${name}\n${place}` : (mandates.get(mandate)?.person.id ?? ''),
      })),
    ),
    ...twice(
      organisations.map(({ at, mandate }) => ({ at, name: mandates.get(mandate)?.organisation ?? '' })),
    ),
    // One person speaks once, whatever mandates they hold; a signature taken back no longer speaks.
    ...twice(
      [...authors.filter(({ withdrawn }) => withdrawn === undefined), ...organisations].map(
        ({ at, mandate }) => ({ at, name: (mandate && mandates.get(mandate)?.person.id) ?? '' }),
      ),
    ),
  ];
}

function wordingFaults(
  paper: PackPaper,
  amendment: PackAmendment,
  wording: PackWording,
  place: number,
  { mandates }: Names,
): Fault[] {
  const at = (...path: (string | number)[]) => ['wordings', place, ...path];
  const { version, made_by, carried, mandate, operations } = wording;
  if (!paper.versions.some(({ number }) => number === version))
    return [
      { at: at('version'), message: `${paper.id} has no version ${version}: name one of its versions` },
    ];
  const faults: Fault[] = [];
  if ((made_by === 'carried') !== (carried !== undefined))
    faults.push({ at: at('made_by'), message: 'carried says how, for made_by: carried and no other' });
  if (mandate !== undefined && !mandates.has(mandate))
    faults.push({ at: at('mandate'), message: noMandate(mandate) });
  if (made_by !== 'author' && made_by !== 'carried' && mandate === undefined)
    faults.push({ at: at('made_by'), message: `the ${made_by} words under a mandate: name it` });
  if (wording.renders !== undefined && !rendersOther(amendment, wording, place))
    faults.push({
      at: at('renders'),
      message: 'it renders an earlier wording in another language: name its number',
    });
  if (made_by === 'translator' && wording.renders === undefined)
    faults.push({ at: at('made_by'), message: 'a translator renders a wording: write renders' });
  if (place === 0 && made_by !== 'author')
    faults.push({ at: at('made_by'), message: 'the first wording is made by the author' });
  if (wording.at < (amendment.wordings[place - 1]?.at ?? amendment.proposed))
    faults.push({ at: at('at'), message: 'it is earlier than what it follows: order them by date' });
  // Hidden: its words are not here to be done.
  if (operations.length === 0) return faults;
  const text = textAmended(paper, amendment, wording);
  if (!text) {
    const message = 'parent_wording names no wording of the amendment it amends that can be done';
    return [...faults, { at: at('parent_wording'), message: `${message}: correct the number` }];
  }
  const born = operations.flatMap((operation) => namesGiven(operation));
  const there = new Set([...text.provisions.map(({ ref }) => ref), ...born]);
  const unknown = operations.flatMap((operation, index) =>
    namesTouched(operation)
      .filter((ref) => !there.has(ref))
      .map((ref) => ({
        at: at('operations', index),
        message: `there is no provision ${ref} in version ${version}: correct the name or the version`,
      })),
  );
  if (unknown.length > 0) return [...faults, ...unknown];
  const applied = applyOperations(text, operations);
  if (applied.ok) return faults;
  const message = `this cannot be done on version ${version} (${applied.refusal}): correct it or name the version it is against`;
  return [...faults, { at: at('operations'), message }];
}

/** Whether a wording renders an earlier one of another language. */
function rendersOther(
  { wordings }: PackAmendment,
  { renders, language }: PackWording,
  place: number,
): boolean {
  const rendered = wordings[(renders ?? 0) - 1];
  return rendered !== undefined && (renders ?? 0) <= place && rendered.language !== language;
}

/** Steps that say why. */
const reasoned: readonly Step[] = ['inadmissible', 'declined', 'consent-asked', 'referred'];

function courseFaults(paper: PackPaper, amendment: PackAmendment, names: Names): Fault[] {
  return amendment.steps.flatMap((step, place) => {
    const before = amendment.steps[place - 1];
    const allowed = before ? mayFollow(after(before.kind), step.kind) : step.kind === 'proposed';
    const faults = stepFaults(paper, amendment, step, names);
    if (!allowed) {
      const last = before
        ? `${before.kind} cannot be followed by ${step.kind}`
        : 'the first step is proposed';
      faults.push(`${last}: docs/congress-pack.md says what can follow`);
    }
    if (step.at < (before?.at ?? amendment.proposed))
      faults.push(`${step.kind} is earlier than what it follows: order the steps by date`);
    return faults.map((message) => ({ at: ['steps', place], message }));
  });
}

function stepFaults(paper: PackPaper, amendment: PackAmendment, step: PackStep, names: Names): string[] {
  const { kind, note, language, wording, other, version, sitting } = step;
  const known = (there: boolean, what: string) =>
    there ? [] : [`there is no ${what}: correct the name or add it`];
  return [
    ...actorFaults(amendment, step, names),
    ...known(amendment.wordings.length >= wording, `wording ${wording}`),
    ...known(
      other === undefined || paper.amendments.some(({ code }) => code === other && code !== amendment.code),
      `other amendment ${other}`,
    ),
    ...known(
      version === undefined || paper.versions.some(({ number }) => number === version),
      `version ${version}`,
    ),
    ...known(sitting === undefined || names.sittings.has(sitting), `sitting ${sitting}`),
    ...(reasoned.includes(kind) && note === '' ? [`${kind} says why: write a note`] : []),
    ...(note !== '' && language === undefined ? ['a note says its language: write language'] : []),
    ...(kind === 'substituted' && other === undefined
      ? ['substituted names the amendment that takes its place: write other']
      : []),
    ...(kind === 'merged' && other === undefined && version === undefined
      ? ['merged names the version, or the other amendment it became part of']
      : []),
  ];
}

function actorFaults(amendment: PackAmendment, step: PackStep, { mandates }: Names): string[] {
  const { author, signer, mandate }: By = step;
  if (mandate !== undefined && !mandates.has(mandate)) return [noMandate(mandate)];
  if (signer !== undefined && !amendment.signatures[signer - 1])
    return [`there is no signature ${signer}: correct the number`];
  const nobody = author === undefined && signer === undefined && mandate === undefined;
  if (nobody !== (step.kind === 'supported'))
    return [
      `say who: author, signer or mandate for every step but supported, which follows from the acts of others`,
    ];
  return [];
}
