import type { ComponentChildren } from 'preact';
import { type Crumb, Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';

interface Props {
  readonly page: PageContext;
  readonly title: string;
  readonly description: string;
  readonly current?: string;
  readonly crumbs?: readonly Crumb[];
  readonly jsonLd?: object;
  /** Under the title, above the content. */
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page that is a title, a few words and a list. */
export function SimplePage({ children, lead, ...props }: Props) {
  return (
    <Page {...props}>
      <div class="cadre page-tete">
        <h1>{props.title}</h1>
        <p>{props.description}</p>
        {lead}
      </div>
      <div class="bande blanc">
        <div class="cadre">{children}</div>
      </div>
    </Page>
  );
}
