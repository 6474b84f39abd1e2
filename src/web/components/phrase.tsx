import type { ComponentChildren } from 'preact';
import { listParts } from '../languages/formats.ts';
import type { MessageKey, Values } from '../languages/translator.ts';
import type { PageContext } from '../page-context.ts';

/** A text of the interface of which a part is only heard, because the eye sees it from where the text stands. */
export function Phrase({ page, say, values }: { page: PageContext; say: MessageKey; values: Values }) {
  return (
    <>
      {page.t.pieces(say, values).map(({ text, heard }) => (heard ? <span class="vh">{text}</span> : text))}
    </>
  );
}

/** Things in a sentence, joined as the language joins them. */
export function Listed({ page, items }: { page: PageContext; items: readonly ComponentChildren[] }) {
  return (
    <>
      {listParts(page.language, items.length).map((part) => (typeof part === 'number' ? items[part] : part))}
    </>
  );
}
