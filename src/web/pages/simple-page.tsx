import type { ComponentChildren } from 'preact';
import { citing } from '../components/cited.tsx';
import { tongue } from '../components/name.tsx';
import { type Crumb, Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';

interface Props {
  readonly page: PageContext;
  readonly title: string;
  readonly description: string;
  /** The language of title and description, when they are not the interface's own words. */
  readonly language?: string;
  /** Under the title, above the description, in the same language. */
  readonly motto?: string;
  readonly current?: string;
  readonly crumbs?: readonly Crumb[];
  readonly jsonLd?: object;
  readonly script?: string;
  readonly unlisted?: boolean;
  readonly query?: string;
  /** Under the title, above the content. */
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page that is a title, a few words and a list. */
export function SimplePage({ children, lead, language, motto, ...props }: Props) {
  const words = language === undefined ? {} : tongue(props.page, language);
  return (
    <Page {...props}>
      <div class="cadre page-tete">
        <h1 {...words}>{citing(props.title)}</h1>
        {motto && (
          <p class="motto" {...words}>
            {motto}
          </p>
        )}
        <p {...words}>{props.description}</p>
        {lead}
      </div>
      <div class="bande blanc">
        <div class="cadre">{children}</div>
      </div>
    </Page>
  );
}
