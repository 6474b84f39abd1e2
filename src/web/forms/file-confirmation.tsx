import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import type { Reviewed } from '../../exchange/translation/reviewed.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { PageContext } from '../page-context.ts';

interface Props {
  readonly page: PageContext;
  readonly paper: string;
  readonly target: string;
  readonly passages: readonly Reviewed[];
  readonly children: ComponentChildren;
}

/**
 * What a file would write, to be confirmed. The form takes along the words that were read, each with what it was
 * compared with: nothing else is written, and nothing is kept in between.
 */
export function FileConfirmation({ page, paper, target, passages, children }: Props) {
  const { t, language } = page;
  const count = passages.length;
  return (
    <form
      method="post"
      action={inLanguage(language, addresses.translatedFile(paper, target))}
      enctype="multipart/form-data"
    >
      <h2>{t('translation.file.fresh', { count })}</h2>
      <input type="hidden" name="key" value={randomUUID()} />
      <textarea name="passages" hidden readonly>
        {JSON.stringify(passages)}
      </textarea>
      {children}
      <p class="bas">
        <button class="bouton nuit" type="submit">
          {t('translation.file.write', { count })}
        </button>
      </p>
    </form>
  );
}
