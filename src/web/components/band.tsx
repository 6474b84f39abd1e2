import type { ComponentChildren } from 'preact';

interface Props {
  /** The anchor of the section; its heading is `<id>-title`. */
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly white?: boolean;
  readonly children: ComponentChildren;
}

/** A section across the page: its title in the margin, its content beside it. */
export function Band({ id, title, note, white = false, children }: Props) {
  return (
    <section class={white ? 'bande blanc' : 'bande'} id={id} aria-labelledby={`${id}-title`}>
      <div class="cadre registre">
        <header>
          <h2 id={`${id}-title`}>{title}</h2>
          {note && <p>{note}</p>}
        </header>
        <div>{children}</div>
      </div>
    </section>
  );
}
