import type { ComponentChild } from 'preact';
import type { Inline } from '../../domain/papers/inline.ts';
import { frenchTypography } from '../languages/typography.ts';

/** The words of a paper: marks, links and notes, with the spacing of its own language. */
export function Prose({ content, language }: { content: readonly Inline[]; language: string }) {
  return <>{content.map((node) => inline(node, language))}</>;
}

function inline(node: Inline, language: string): ComponentChild {
  switch (node.type) {
    case 'text':
      return wordsOf(node.text, language);
    case 'emphasis':
      return (
        <em>
          <Prose content={node.children} language={language} />
        </em>
      );
    case 'strong':
      return (
        <strong>
          <Prose content={node.children} language={language} />
        </strong>
      );
    case 'link':
      return (
        <a href={node.href} rel="noopener">
          <Prose content={node.children} language={language} />
        </a>
      );
    case 'note':
      return (
        <sup>
          <a href={`#${node.ref}`} aria-describedby={node.ref}>
            {node.ref.replace(/^\D+/, '')}
          </a>
        </sup>
      );
  }
}

/** What people and institutions wrote, with the spacing of its language. */
export function wordsOf(text: string, language: string): string {
  return language === 'fr' ? frenchTypography(text) : text;
}
