import { noteRefs } from '../../domain/papers/inline.ts';
import { checkAmendments } from './check-amendments.ts';
import { checkVotes } from './check-votes.ts';
import { codeOfRecommendation, type Pack, type PackPaper } from './pack.ts';
import type { PackFiles } from './read-files.ts';

/** Checks what one file says about another: every name that is used exists, and nothing stands twice. */
export function checkPack(pack: Pack, files: PackFiles): void {
  const names = namesOf(pack);
  const must = (set: ReadonlySet<string>, what: string, value: string | null | undefined, file: string) => {
    if (value && !set.has(value))
      files.report(file, value, `there is no ${what} ${value}: correct the name or add it`);
  };
  for (const track of pack.tracks) {
    must(names.circuits, 'circuit', track.circuit, 'tracks.yml');
    for (const lead of track.leads) must(names.organisations, 'organisation', lead, 'tracks.yml');
    for (const domain of track.domains) must(names.domains, 'policy domain', domain, 'tracks.yml');
  }
  for (const mandate of pack.mandates) {
    must(names.organisations, 'organisation', mandate.organisation, 'mandates.yml');
    must(names.circuits, 'circuit', mandate.scope.circuit, 'mandates.yml');
    must(names.tracks, 'track', mandate.scope.track, 'mandates.yml');
    must(names.papers, 'paper', mandate.scope.paper, 'mandates.yml');
  }
  for (const sitting of pack.sittings) {
    must(names.circuits, 'circuit', sitting.circuit, 'sittings.yml');
    must(names.tracks, 'track', sitting.track, 'sittings.yml');
    for (const paper of sitting.papers) must(names.papers, 'paper', paper, 'sittings.yml');
  }
  for (const priority of pack.priorities) {
    const file = `priorities/${priority.organisation}.yml`;
    must(names.organisations, 'organisation', priority.organisation, file);
    for (const carrier of priority.carried_by) must(names.provisions, 'provision', carrier, file);
  }
  for (const paper of pack.papers) checkPaper(paper, names, must, files);
  checkAmendments(pack, files);
  checkVotes(pack, files);
  checkUnique(pack, files);
}

type Names = ReturnType<typeof namesOf>;
type Must = (set: ReadonlySet<string>, what: string, value: string | null | undefined, file: string) => void;

function checkPaper(paper: PackPaper, names: Names, must: Must, files: PackFiles): void {
  const path = `papers/${paper.id}`;
  const own = `${path}/paper.yml`;
  must(names.circuits, 'circuit', paper.circuit, own);
  must(names.tracks, 'track', paper.track, own);
  for (const name of [...paper.leads, ...paper.coauthors])
    must(names.organisations, 'organisation', name, own);
  for (const name of paper.domains) must(names.domains, 'policy domain', name, own);
  const refs = new Set(
    paper.versions.flatMap((version) => version.provisions.map((provision) => provision.ref)),
  );
  for (const version of paper.versions) {
    must(names.mandates, 'mandate', version.mandate, own);
    if (version.published && !version.mandate)
      files.report(own, version.published, 'a published version names the mandate it was published under');
    for (const { ref, texts } of version.provisions)
      for (const [language, text] of Object.entries(texts))
        for (const note of noteRefs(text.content))
          if (!refs.has(note))
            files.report(
              `${path}/v${version.number}/${language}.md`,
              `{#${ref}`,
              `[^${note}] points to no note of this version: add {#${note} .note}`,
            );
  }
  for (const line of paper.descent) {
    must(refs, 'provision', line.child, own);
    must(refs, 'provision', line.parent, own);
  }
  for (const { mandate } of paper.sources) must(names.mandates, 'mandate', mandate, `${path}/sources.csv`);
  for (const { mandate, reviewed_by } of paper.translations)
    for (const name of [mandate, reviewed_by])
      must(names.mandates, 'mandate', name, `${path}/translations.csv`);
  for (const { mandate, version } of paper.forms) {
    must(names.mandates, 'mandate', mandate, `${path}/forms.csv`);
    if (!paper.versions.some(({ number }) => number === Number(version)))
      files.report(
        `${path}/forms.csv`,
        version,
        `${paper.id} has no version ${version}: name one of paper.yml`,
      );
  }
  checkContributions(paper, names, must, files);
  checkAnswers(paper, names, must, files);
  checkLineage(paper, refs, names, must, files);
}

function checkContributions(paper: PackPaper, names: Names, must: Must, files: PackFiles): void {
  for (const row of paper.contributions) {
    const file = `papers/${paper.id}/contributions.csv`;
    must(names.mandates, 'mandate', row.mandate, file);
    const above = row.reply_to ? paper.contributions.find(({ id }) => id === row.reply_to) : undefined;
    if (row.reply_to && (!above || above.date >= row.date))
      files.report(
        file,
        `${row.id},`,
        `${row.id}: reply_to names a contribution to the same paper made earlier; ${row.reply_to} is not one`,
      );
    if (row.people && (row.kind !== 'collective' || Number(row.people) < 2))
      files.report(file, `${row.id},`, `${row.id}: people is for kind collective, 2 or more; leave it empty`);
    const version = paper.versions.find((candidate) => candidate.number === Number(row.version));
    if (!version?.provisions.some((provision) => provision.ref === row.provision))
      files.report(
        file,
        `${row.id},`,
        `${row.id}: version ${row.version} of ${paper.id} has no provision ${row.provision}`,
      );
  }
}

function checkAnswers(paper: PackPaper, names: Names, must: Must, files: PackFiles): void {
  for (const row of paper.answers) {
    const file = `papers/${paper.id}/answers.csv`;
    must(names.mandates, 'mandate', row.mandate, file);
    must(names.contributions, 'contribution', row.contribution, file);
    must(names.recommendations, 'recommendation', row.recommendation, file);
    must(names.priorities, 'priority', row.priority, file);
    if ([row.contribution, row.recommendation, row.priority].filter(Boolean).length !== 1)
      files.report(
        file,
        `${row.id},`,
        `${row.id}: fill exactly one of contribution, recommendation and priority`,
      );
    if ((row.disposition === '') !== (row.reason === ''))
      files.report(file, `${row.id},`, `${row.id}: a disposition goes with a reason; fill both or neither`);
  }
}

function checkLineage(
  paper: PackPaper,
  refs: ReadonlySet<string>,
  names: Names,
  must: Must,
  files: PackFiles,
): void {
  for (const row of paper.lineage) {
    const file = `papers/${paper.id}/lineage.csv`;
    must(refs, 'clause', row.clause, file);
    must(names.mandates, 'mandate', row.mandate, file);
    must(names.provisions, 'provision', row.provision, file);
    must(names.contributions, 'contribution', row.contribution, file);
    must(names.answers, 'answer', row.answer, file);
    must(names.priorities, 'priority', row.priority, file);
    const origins = [row.provision, row.contribution, row.answer, row.priority].filter(Boolean).length;
    if (origins !== (row.kind === 'new' ? 0 : 1))
      files.report(file, `${row.clause},`, `${row.clause}: fill exactly one origin (none for kind new)`);
    if (row.kind === 'new' && !row.note)
      files.report(file, `${row.clause},`, `${row.clause}: a new clause says why in its note`);
  }
}

function namesOf(pack: Pack) {
  const ids = (list: readonly { id: string }[]) => new Set(list.map((item) => item.id));
  const provisionsOf = (paper: PackPaper) => paper.versions.flatMap((version) => version.provisions);
  return {
    circuits: ids(pack.circuits),
    tracks: ids(pack.tracks),
    organisations: ids(pack.organisations),
    domains: ids(pack.domains),
    mandates: ids(pack.mandates),
    priorities: ids(pack.priorities),
    papers: ids(pack.papers),
    contributions: ids(pack.papers.flatMap((paper) => paper.contributions)),
    answers: ids(pack.papers.flatMap((paper) => paper.answers)),
    provisions: new Set(
      pack.papers.flatMap((paper) => provisionsOf(paper).map(({ ref }) => `${paper.id}/${ref}`)),
    ),
    recommendations: new Set(
      pack.papers.flatMap((paper) =>
        provisionsOf(paper)
          .filter(({ kind }) => kind === 'recommendation')
          .map(({ ref }) => codeOfRecommendation(paper, ref)),
      ),
    ),
  };
}

function checkUnique(pack: Pack, files: PackFiles): void {
  const once = (file: string, list: readonly { id: string }[], seen = new Set<string>()) => {
    for (const { id } of list) {
      if (seen.has(id)) files.report(file, id, `${id} stands twice: give one of them another identifier`);
      seen.add(id);
    }
  };
  once('circuits.yml', pack.circuits);
  once('tracks.yml', pack.tracks);
  once('organisations.yml', pack.organisations);
  once('domains.yml', pack.domains);
  once('mandates.yml', pack.mandates);
  once('sittings.yml', pack.sittings);
  once('terms.yml', pack.terms ?? []);
  const priorities = new Set<string>();
  for (const priority of pack.priorities)
    once(`priorities/${priority.organisation}.yml`, [priority], priorities);
  const contributions = new Set<string>();
  const answers = new Set<string>();
  for (const paper of pack.papers) {
    once(`papers/${paper.id}/contributions.csv`, paper.contributions, contributions);
    once(`papers/${paper.id}/answers.csv`, paper.answers, answers);
  }
}
