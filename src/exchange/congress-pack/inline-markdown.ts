import type { PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Inline } from '../../domain/papers/inline.ts';
import { typedStretch } from '../../domain/typed-text.ts';

const noteReference = /\[\^([a-z0-9-]+)\]/g;

/** Reads the inline Markdown of one provision; what the congress pack does not allow comes back as `refused`. */
export function parseInline(markdown: string): { content: Inline[]; refused: string[] } {
  const refused: string[] = [];
  const root = fromMarkdown(markdown);
  const [block, ...rest] = root.children;
  if (!block) return { content: [], refused: ['the provision has no text'] };
  if (rest.length > 0 || (block.type !== 'paragraph' && block.type !== 'heading')) {
    return { content: [], refused: [`a ${block.type} is not allowed: write one plain block of text`] };
  }
  return { content: merge(block.children.flatMap((node) => inline(node, refused))), refused };
}

function inline(node: PhrasingContent, refused: string[]): Inline[] {
  switch (node.type) {
    case 'text':
      return withNotes(typedStretch(node.value));
    case 'emphasis':
    case 'strong':
      return [{ type: node.type, children: merge(node.children.flatMap((child) => inline(child, refused))) }];
    case 'link':
      if (!/^(https?:\/\/|mailto:)/.test(node.url))
        refused.push(`the link ${node.url} must begin with https://`);
      return [
        {
          type: 'link',
          href: node.url,
          children: merge(node.children.flatMap((child) => inline(child, refused))),
        },
      ];
    case 'break':
      return [{ type: 'text', text: ' ' }];
    default:
      refused.push(`${node.type} is not allowed: use only emphasis, strong, links and notes`);
      return [];
  }
}

function withNotes(text: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(noteReference)) {
    if (match.index > end) parts.push({ type: 'text', text: text.slice(end, match.index) });
    parts.push({ type: 'note', ref: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ type: 'text', text: text.slice(end) });
  return parts;
}

/** Neighbouring texts become one, so that equal texts have equal trees. */
function merge(nodes: Inline[]): Inline[] {
  return nodes.reduce<Inline[]>((merged, node) => {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      merged[merged.length - 1] = { type: 'text', text: last.text + node.text };
    else merged.push(node);
    return merged;
  }, []);
}

const special = /[\\`*_[\]<&!#]/g;

/** Writes a typed tree as the Markdown that `parseInline` reads back to the same tree. */
export function writeInline(content: readonly Inline[]): string {
  const text = content.map(writeNode).join('');
  // A first character that would open a list, a quote, a heading or a code block is escaped.
  return text.replace(/^(\d+)([.)])(?= )/, '$1\\$2').replace(/^([-+>=~|])/, '\\$1');
}

function writeNode(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.text.replace(special, '\\$&');
    case 'emphasis':
      return `*${node.children.map(writeNode).join('')}*`;
    case 'strong':
      return `**${node.children.map(writeNode).join('')}**`;
    case 'link':
      return `[${node.children.map(writeNode).join('')}](<${node.href}>)`;
    case 'note':
      return `[^${node.ref}]`;
  }
}
