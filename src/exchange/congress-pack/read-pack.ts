import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { checkPack } from './check-pack.ts';
import {
  circuitSchema,
  domainSchema,
  editionSchema,
  mandateSchema,
  organisationSchema,
  type Pack,
  type PackAnswer,
  type PackPaper,
  type PackPriority,
  paperSchema,
  prioritySchema,
  sittingSchema,
  trackSchema,
} from './pack.ts';
import type { PackError } from './pack-error.ts';
import { formColumns, formSchema } from './pack-forms.ts';
import { readSources } from './pack-sources.ts';
import { termsSchema } from './pack-terms.ts';
import { translationSchema } from './pack-translations.ts';
import { answerSchema, contributionSchema, lineageSchema } from './pack-voices.ts';
import { noVotes, votesSchema } from './pack-votes.ts';
import { readAmendments } from './read-amendments.ts';
import { type PackFiles, packFiles } from './read-files.ts';
import { readVersion } from './read-version.ts';

/** Reads and checks a whole pack: either all of it, or every error found. */
export async function readPack(
  folder: string,
): Promise<{ ok: true; pack: Pack } | { ok: false; errors: PackError[] }> {
  const files = packFiles(folder);
  const edition = await files.yaml('edition.yml', editionSchema);
  const lists = {
    circuits: (await files.yaml('circuits.yml', z.array(circuitSchema))) ?? [],
    tracks: (await files.yaml('tracks.yml', z.array(trackSchema))) ?? [],
    organisations: (await files.yaml('organisations.yml', z.array(organisationSchema))) ?? [],
    domains: (await files.yaml('domains.yml', z.array(domainSchema))) ?? [],
    mandates: (await files.yaml('mandates.yml', z.array(mandateSchema))) ?? [],
    sittings: (await files.yaml('sittings.yml', z.array(sittingSchema))) ?? [],
  };
  const terms = await files.yaml('terms.yml', termsSchema.nullable(), null);
  const priorities: PackPriority[] = [];
  for (const name of await namesIn(join(folder, 'priorities'))) {
    if (!name.endsWith('.yml')) continue;
    const found = await files.yaml(`priorities/${name}`, z.array(prioritySchema));
    priorities.push(...(found ?? []).map((priority) => ({ ...priority, organisation: name.slice(0, -4) })));
  }
  const papers: PackPaper[] = [];
  for (const name of await namesIn(join(folder, 'papers'))) {
    const paper = await readPaper(files, folder, name);
    if (paper) papers.push(paper);
  }
  if (!edition || files.errors.length > 0) return { ok: false, errors: files.errors };
  const pack: Pack = { edition, ...lists, priorities, papers, terms };
  checkPack(pack, files);
  return files.errors.length > 0 ? { ok: false, errors: files.errors } : { ok: true, pack };
}

async function readPaper(files: PackFiles, folder: string, id: string): Promise<PackPaper | null> {
  const path = `papers/${id}`;
  const paper = await files.yaml(`${path}/paper.yml`, paperSchema);
  const contributions = await files.csv(
    `${path}/contributions.csv`,
    contributionSchema,
    Object.keys(contributionSchema.shape).filter((column) => column !== 'standing' && column !== 'quoted'),
  );
  const answers: PackAnswer[] = await files.csv(
    `${path}/answers.csv`,
    answerSchema,
    Object.keys(answerSchema.shape),
  );
  const lineage = await files.csv(`${path}/lineage.csv`, lineageSchema, Object.keys(lineageSchema.shape));
  const amendments = await readAmendments(files, `${path}/amendments.yml`);
  const sources = await readSources(files, folder, id);
  const translations = await files.csv(
    `${path}/translations.csv`,
    translationSchema,
    Object.keys(translationSchema.shape),
  );
  const forms = await files.csv(`${path}/forms.csv`, formSchema, formColumns);
  const votes = (await files.yaml(`${path}/votes.yml`, votesSchema, noVotes)) ?? noVotes;
  if (!paper) return null;
  const versions = [];
  for (const version of paper.versions) {
    const names = await namesIn(join(folder, path, `v${version.number}`));
    const languages = names.filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
    versions.push(
      await readVersion(files, `${path}/v${version.number}`, languages, paper.authentic, version),
    );
  }
  const said = { contributions, answers, lineage, amendments };
  return { ...paper, id, versions, ...said, sources, translations, forms, votes };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch {
    return [];
  }
}
