import type { Mark, MarkedParagraph } from '../domain/amendments/redline.ts';
import { plainText } from '../domain/papers/inline.ts';

/** The border of two paragraphs, where there is one on one side only. */
const border = '¶';

/** Paragraphs with [-what went-] and {+what came+}, a line before those that moved, were split or joined. */
export function redlineWords(paragraphs: readonly MarkedParagraph[]): string {
  return paragraphs
    .map((paragraph) => {
      const note = noteOf(paragraph);
      return `${note ? `(${note})\n` : ''}${paragraph.marks.map(markWords).join('')}`;
    })
    .join('\n\n');
}

function markWords(mark: Mark): string {
  switch (mark.kind) {
    case 'same':
      return plainText(mark.content);
    case 'removed':
      return `[-${plainText(mark.content)}-]`;
    case 'added':
      return `{+${plainText(mark.content)}+}`;
    case 'parted':
      return `{+${border}+}`;
    case 'joined':
      return `[-${border}-]`;
  }
}

/** What happened to a paragraph besides its words; null when nothing did. */
function noteOf({ kind, before }: MarkedParagraph): string | null {
  if (kind === 'moved') return `moved from paragraph ${before.join()}`;
  if (kind === 'split') return `paragraph ${before.join()} was split`;
  return kind === 'merged' ? `paragraphs ${before.join(', ')} were joined` : null;
}

const style =
  'body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 serif}p{white-space:pre-line}' +
  'del{background:#fbe3e0;color:#8c1d12}ins{background:#dff2e1;color:#14532d}' +
  'h1,.note{font:1rem/1.4 sans-serif}h1{font-weight:bold}.note{margin-bottom:-1rem;color:#444}' +
  '.heard{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}';

/** A whole page of HTML with ins and del, in the language of the text and its direction. */
export function redlinePage(paragraphs: readonly MarkedParagraph[], language: string, title: string): string {
  const blocks = paragraphs.map((paragraph) => {
    const note = noteOf(paragraph);
    const noted = note ? `<p class="note" ${english}>${escaped(note)}</p>\n` : '';
    return `${noted}<p dir="${directionOf(language)}">${paragraph.marks.map(markElement).join('')}</p>`;
  });
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}" dir="${directionOf(language)}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head>`,
    `<body><main>\n<h1 dir="auto">${escaped(title)}</h1>`,
    ...(blocks.length > 0 ? blocks : [`<p ${english}>Neither file has a paragraph.</p>`]),
    '</main></body>',
    '</html>',
  ].join('\n');
}

/** Of the words of this command inside a text of any language. */
const english = 'lang="en" dir="ltr"';

/** For who cannot see the marks: some screen readers pass over ins and del. */
const heard = (words: string): string => `<span class="heard" ${english}> ${words} </span>`;

function markElement(mark: Mark): string {
  switch (mark.kind) {
    case 'same':
      return escaped(plainText(mark.content));
    case 'removed':
      return `<del>${heard('start of deletion,')}${escaped(plainText(mark.content))}${heard(', end of deletion')}</del>`;
    case 'added':
      return `<ins>${heard('start of addition,')}${escaped(plainText(mark.content))}${heard(', end of addition')}</ins>`;
    case 'parted':
      return `<ins><span aria-hidden="true">${border}</span>${heard('addition: a new paragraph begins here,')}</ins><br>`;
    case 'joined':
      return `<del><span aria-hidden="true">${border}</span>${heard('deletion: the next paragraph is joined here,')}</del>`;
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** The direction of the script a language is written in; that of the words themselves when it is not known. */
function directionOf(language: string): 'ltr' | 'rtl' | 'auto' {
  if (language === 'und') return 'auto';
  return rightToLeft.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}
