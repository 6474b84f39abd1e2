import type { FormKind } from '../domain/papers/paper-form.ts';
import type { Database } from './database.ts';

/** A form of a paper in one language, as who writes it goes on from. */
export interface FormInHand {
  /** The versions of the paper it can be written for now, the draft last. */
  readonly versions: readonly number[];
  /** The one it is written for, and whether that is still a draft. */
  readonly version: number;
  readonly draft: boolean;
  /** The edit that stands for that version; 0 for none. */
  readonly basis: number;
  /** What stands, or else what was written for the last version before. */
  readonly text: string;
  readonly writtenFor: number | null;
  /** Of a translation: the edit of the original it is made from. */
  readonly original: { readonly id: number; readonly text: string } | null;
}

interface Asked {
  readonly paper: number;
  readonly authentic: string;
  readonly kind: FormKind;
  readonly language: string;
  /** Null: the last of those it can be written for. */
  readonly version: number | null;
}

/**
 * The form, for who writes it. In the original language it is written for the latest published version or for the draft;
 * in another, for what there is of the original in either. Null when nothing can be written.
 */
export async function formInHand(db: Database, asked: Asked): Promise<FormInHand | null> {
  const { language, authentic } = asked;
  const versions = await versionsToWriteFor(db, asked.paper);
  const edits = await lastEdits(db, asked);
  const originals = edits.filter((edit) => edit.language === authentic);
  const published = originals.filter((edit) => edit.version !== versions.draft).at(-1);
  const ofDraft = originals.find((edit) => edit.version === versions.draft);
  const possible =
    language === authentic
      ? [versions.latest, versions.draft].flatMap((number) => number ?? [])
      : [published, ofDraft].flatMap((edit) => edit?.version ?? []);
  const version = asked.version ?? possible.at(-1);
  if (version === undefined || !possible.includes(version)) return null;
  const own = edits.filter((edit) => edit.language === language && edit.version <= version);
  const standing = own.at(-1);
  const original = originals.find((edit) => edit.version === version);
  return {
    versions: possible,
    version,
    draft: version === versions.draft,
    basis: standing?.version === version ? standing.id : 0,
    text: standing?.text ?? '',
    writtenFor: standing?.version ?? null,
    original: language === authentic || !original ? null : { id: original.id, text: original.text },
  };
}

async function versionsToWriteFor(
  db: Database,
  paper: number,
): Promise<{ readonly latest: number | undefined; readonly draft: number | undefined }> {
  const rows = await db
    .selectFrom('paper_version')
    .select(['number', 'published_at'])
    .where('paper_id', '=', paper)
    .orderBy('number', 'desc')
    .limit(2)
    .execute();
  return {
    latest: rows.find((row) => row.published_at !== null)?.number,
    draft: rows.find((row) => row.published_at === null)?.number,
  };
}

/** The last edit for each version, oldest version first, in the language asked for and in the original one. */
const lastEdits = (db: Database, { paper, kind, language, authentic }: Asked) =>
  db
    .selectFrom('paper_form')
    .distinctOn(['language', 'version'])
    .select(['id', 'language', 'version', 'text'])
    .where('paper_id', '=', paper)
    .where('kind', '=', kind)
    .where('language', 'in', [language, authentic])
    .orderBy('language')
    .orderBy('version')
    .orderBy('id', 'desc')
    .execute();
