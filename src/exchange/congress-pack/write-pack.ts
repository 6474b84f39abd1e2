import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify as stringifyCsv } from 'csv-stringify/sync';
import { stringify as stringifyYaml } from 'yaml';
import { guarded } from '../formulas.ts';
import { writeOperation } from './file-operations.ts';
import type { Pack, PackPaper } from './pack.ts';
import type { PackAmendment } from './pack-amendments.ts';
import { formColumns } from './pack-forms.ts';
import { sourceSchema } from './pack-sources.ts';
import { translationSchema } from './pack-translations.ts';
import { answerSchema, contributionSchema, lineageSchema } from './pack-voices.ts';
import { noVotes } from './pack-votes.ts';
import { same } from './same.ts';
import { writeTextFile } from './text-file.ts';

/** Writes a pack as files. The folder must be new or empty: what somebody keeps there is never overwritten. */
export async function writePack(
  pack: Pack,
  folder: string,
): Promise<{ ok: true; files: number } | { ok: false; error: string }> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    return { ok: false, error: `${folder} is not empty: name a new folder` };
  const files = filesOf(pack);
  for (const [name, content] of files) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return { ok: true, files: files.length };
}

type File = readonly [name: string, content: string];

function filesOf(pack: Pack): File[] {
  const organisations = [...new Set(pack.priorities.map(({ organisation }) => organisation))];
  return [
    yaml('edition.yml', pack.edition),
    yaml('circuits.yml', pack.circuits),
    yaml('tracks.yml', pack.tracks),
    yaml('organisations.yml', pack.organisations),
    yaml('domains.yml', pack.domains),
    yaml('mandates.yml', pack.mandates),
    yaml('sittings.yml', pack.sittings),
    ...(pack.terms === null ? [] : [yaml('terms.yml', pack.terms)]),
    ...organisations.map((name) =>
      yaml(
        `priorities/${name}.yml`,
        pack.priorities
          .filter(({ organisation }) => organisation === name)
          .map(({ organisation: _, ...priority }) => priority),
      ),
    ),
    ...pack.papers.flatMap(paperFiles),
  ];
}

function paperFiles(paper: PackPaper): File[] {
  const {
    id,
    versions,
    contributions,
    answers,
    lineage,
    amendments,
    sources,
    translations,
    forms,
    votes,
    ...rest
  } = paper;
  const path = `papers/${id}`;
  const declared = versions.map(({ number, published, mandate, note }) => ({
    number,
    ...(published === null ? {} : { published }),
    ...(mandate === null ? {} : { mandate }),
    note,
  }));
  const texts = versions.flatMap((version) =>
    Object.keys(version.heads).map(
      (language): File => [
        `${path}/v${version.number}/${language}.md`,
        writeTextFile(version, language, paper.authentic),
      ],
    ),
  );
  const tables = [
    csv(`${path}/contributions.csv`, Object.keys(contributionSchema.shape), contributions),
    csv(`${path}/answers.csv`, Object.keys(answerSchema.shape), answers),
    csv(`${path}/lineage.csv`, Object.keys(lineageSchema.shape), lineage),
    csv(`${path}/sources.csv`, Object.keys(sourceSchema.shape), sources),
    csv(`${path}/translations.csv`, Object.keys(translationSchema.shape), translations),
    csv(`${path}/forms.csv`, formColumns, forms),
  ];
  return [
    yaml(`${path}/paper.yml`, { ...rest, versions: declared }),
    ...texts,
    ...tables.flat(),
    ...(amendments.length === 0 ? [] : [yaml(`${path}/amendments.yml`, amendments.map(fileAmendment))]),
    ...(same(votes, noVotes) ? [] : [yaml(`${path}/votes.yml`, votes)]),
  ];
}

const fileAmendment = ({ wordings, ...amendment }: PackAmendment): object => ({
  ...amendment,
  wordings: wordings.map((wording) => ({ ...wording, operations: wording.operations.map(writeOperation) })),
});

function yaml(name: string, value: unknown): File {
  return [name, stringifyYaml(value, { lineWidth: 0 })];
}

/** No file for a table without rows. */
function csv(name: string, columns: string[], rows: readonly object[]): File[] {
  const cast = { string: guarded };
  return rows.length === 0 ? [] : [[name, stringifyCsv([...rows], { header: true, columns, cast })]];
}
