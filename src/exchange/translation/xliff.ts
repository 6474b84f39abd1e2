import type { PaperTranslation, TranslationText } from '../../queries/translation-texts.ts';
import { fingerprint } from './fingerprint.ts';
import { Codes, writeInline } from './write-inline.ts';
import { emptyDocument, type Make, maker, written } from './write-xml.ts';

/** The namespaces of XLIFF 2.0 and 2.1, and of its metadata module. */
export const namespaces = {
  core: 'urn:oasis:names:tc:xliff:document:2.0',
  metadata: 'urn:oasis:names:tc:xliff:metadata:2.0',
} as const;

/** The metadata that tells an import what the texts were when they left. */
export const metadata = { category: 'parvis', source: 'source-sha256', target: 'target-sha256' } as const;

/** How far a translation is, in the words of XLIFF: what a person wrote for these very words is final. */
const stateOf: Readonly<Record<string, string>> = {
  machine: 'translated',
  stale: 'reviewed',
  human: 'final',
};

/** A paper from its authentic language to another one as XLIFF 2.1: a unit for each provision, by its ref. */
export function writeXliff(paper: PaperTranslation, language: string): string {
  const document = emptyDocument();
  const make = maker(document, namespaces.core);
  const meta = maker(document, namespaces.metadata, 'mda');
  const file = make(
    'file',
    { id: paper.slug, original: `papers/${paper.slug}/versions/${paper.version}`, 'xml:space': 'preserve' },
    ...paper.texts.flatMap((text) => ['\n', unit(make, meta, text)]),
    '\n',
  );
  const root = make(
    'xliff',
    { version: '2.1', srcLang: paper.authentic, trgLang: language },
    '\n',
    file,
    '\n',
  );
  return written(document, root);
}

function unit(make: Make, meta: Make, text: TranslationText) {
  const codes = new Codes();
  const source = make('source', {}, ...writeInline(make, codes, text.source));
  const target = text.translation && make('target', {}, ...writeInline(make, codes, text.translation));
  const state = stateOf[text.status ?? ''] ?? 'initial';
  const subState = text.status === null ? undefined : `parvis:${text.status}`;
  const originals = codes.originals.map(([id, original]) => make('data', { id }, original));
  const place = text.number === null ? text.kind : `§ ${text.number}, ${text.kind}`;
  return make(
    'unit',
    { id: text.ref, type: `parvis:${text.kind}` },
    meta(
      'metadata',
      {},
      meta(
        'metaGroup',
        { category: metadata.category },
        meta('meta', { type: metadata.source }, fingerprint(text.source)),
        meta('meta', { type: metadata.target }, fingerprint(text.translation)),
      ),
    ),
    make('notes', {}, make('note', { category: 'place' }, place)),
    ...(originals.length > 0 ? [make('originalData', {}, ...originals)] : []),
    make('segment', { id: 's1', state, subState }, source, ...(target ? [target] : [])),
  );
}
