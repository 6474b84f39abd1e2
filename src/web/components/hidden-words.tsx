import { longest } from '../../domain/longest.ts';
import type { PageContext } from '../page-context.ts';
import { ErrorSummary, type Faults, WordsField } from './field.tsx';

/** What comes back when an appeal was refused: as it was typed, and why. */
export interface AppealTyped {
  readonly text: string;
  readonly faults: Faults;
}

interface Props {
  readonly page: PageContext;
  /** What the words are named. */
  readonly name: string;
  /** Where its forms are sent to. */
  readonly base: string;
  readonly hidden: { readonly reason: string; readonly note: string } | null;
  readonly appeal: { readonly upheld: boolean | null; readonly note: string } | null;
  readonly typed?: AppealTyped | undefined;
}

/** To their author: why words were hidden, what became of an appeal, and the way to make one. */
export function HiddenWords({ page, name, base, hidden, appeal, typed }: Props) {
  const { t } = page;
  const prefix = `appeal-${name}-`;
  return (
    <>
      {hidden && (
        <p>
          {t('own.hiddenFor', { reason: t.of('moderation.reason', hidden.reason) })}{' '}
          <span dir="auto">{hidden.note}</span>
        </p>
      )}
      {appeal && (
        <p>
          {t.of('own.appeal', appeal.upheld === null ? 'open' : appeal.upheld ? 'upheld' : 'dismissed')}{' '}
          <span dir="auto">{appeal.note}</span>
        </p>
      )}
      {hidden && !appeal && (
        <form class="formulaire" method="post" action={`${base}/appeals`}>
          <ErrorSummary page={page} faults={typed?.faults ?? {}} prefix={prefix} />
          <WordsField
            name="text"
            prefix={prefix}
            label={t('own.appeal.text')}
            hint={t('own.appeal.hint')}
            value={typed?.text}
            fault={typed?.faults.text}
            longest={longest.appeal}
            required
          />
          <button class="bouton" type="submit">
            {t('own.appeal.send')}
          </button>
        </form>
      )}
    </>
  );
}
