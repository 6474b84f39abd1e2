import type { PackProvision, PackVersion, Part, TextStatus } from './pack.ts';
import type { PackFiles } from './read-files.ts';
import { parseTextFile, type TextBlock, type TextFile } from './text-file.ts';

interface Declared {
  readonly number: number;
  readonly published?: string | undefined;
  readonly mandate?: string | undefined;
  readonly note: Readonly<Record<string, string>>;
}

/** Reads one version of a paper in all its languages and aligns them by the identifiers of the provisions. */
export async function readVersion(
  files: PackFiles,
  path: string,
  languages: readonly string[],
  authentic: string,
  declared: Declared,
): Promise<PackVersion> {
  const texts = new Map<string, TextFile>();
  for (const language of languages) {
    const file = `${path}/${language}.md`;
    const { text, errors } = parseTextFile((await files.text(file)) ?? '', file);
    files.errors.push(...errors);
    if (text) texts.set(language, text);
  }
  const original = texts.get(authentic);
  if (!original) {
    files.errors.push({
      file: `${path}/${authentic}.md`,
      line: 1,
      message: 'the text in the authentic language is missing: every version needs it',
    });
  }
  const heads: Record<string, { title: string; summary: string; status: TextStatus }> = {};
  for (const [language, { head }] of texts) {
    const status = language === authentic ? 'original' : (head.status ?? 'human');
    if (language !== authentic && status === 'original') {
      files.errors.push({
        file: `${path}/${language}.md`,
        line: 1,
        message: `only ${authentic} is the original: write status: human, machine or stale`,
      });
    }
    heads[language] = { title: head.title, summary: head.summary, status };
  }
  return {
    number: declared.number,
    published: declared.published ?? null,
    mandate: declared.mandate ?? null,
    note: declared.note,
    heads,
    provisions: original ? align(files, path, authentic, original, texts, heads) : [],
  };
}

function align(
  files: PackFiles,
  path: string,
  authentic: string,
  original: TextFile,
  texts: ReadonlyMap<string, TextFile>,
  heads: Readonly<Record<string, { status: TextStatus }>>,
): PackProvision[] {
  const byLanguage = new Map<string, Map<string, TextBlock>>();
  for (const [language, text] of texts) {
    const blocks = new Map<string, TextBlock>();
    for (const block of text.blocks) {
      const fault = blocks.has(block.ref)
        ? `{#${block.ref}} stands twice: give one of them another identifier`
        : !original.blocks.some((candidate) => candidate.ref === block.ref)
          ? `{#${block.ref}} is not in ${authentic}.md: a translation can only hold provisions of the authentic text`
          : null;
      if (fault) files.errors.push({ file: `${path}/${language}.md`, line: block.line, message: fault });
      blocks.set(block.ref, block);
    }
    byLanguage.set(language, blocks);
  }
  let part: Part = 'preamble';
  return original.blocks.map((block) => {
    part = block.part ?? part;
    const kind = block.level === null ? (block.kind ?? 'paragraph') : 'heading';
    const fault = block.kind === 'heading' && block.level === null ? 'a heading begins with ## or ###' : null;
    if (fault)
      files.errors.push({
        file: `${path}/${authentic}.md`,
        line: block.line,
        message: `{#${block.ref}}: ${fault}`,
      });
    const translated = [...byLanguage].flatMap(([language, blocks]) => {
      const own = blocks.get(block.ref);
      const status =
        language === authentic ? 'original' : (own?.status ?? heads[language]?.status ?? 'human');
      return own ? [[language, { status, content: own.content }] as const] : [];
    });
    return {
      ref: block.ref,
      kind,
      level: block.level,
      part,
      addressee: block.addressee,
      texts: Object.fromEntries(translated),
    };
  });
}
