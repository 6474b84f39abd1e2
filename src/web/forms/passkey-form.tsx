import type { ComponentChildren } from 'preact';
import type { PageContext } from '../page-context.ts';

interface Props {
  readonly page: PageContext;
  /** Where the answer of the passkey is sent; `<action>/options` says what it must sign. */
  readonly action: string;
  readonly label: string;
  /** Makes a passkey instead of asking one. */
  readonly makes?: boolean;
  readonly children?: ComponentChildren;
}

/** A passkey needs the browser's own dialogue: hidden until the page's script finds that it can be shown. */
export function PasskeyForm({ page, action, label, makes = false, children }: Props) {
  return (
    <form
      class="formulaire bas"
      method="post"
      action={action}
      hidden
      data-passkey={makes ? 'make' : 'ask'}
      data-options={`${action}/options`}
    >
      {children}
      <input type="hidden" name="response" />
      <p role="alert" hidden>
        {page.t('passkey.failed')}
      </p>
      <button class="bouton" type="submit">
        {label}
      </button>
    </form>
  );
}
