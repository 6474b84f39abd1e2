import type { Viewer } from '../domain/people/viewer.ts';
import type { CurrentEdition } from '../queries/current-edition.ts';
import type { Assets } from './assets.ts';
import type { Language } from './languages/languages.ts';
import type { Translator } from './languages/translator.ts';

/** What every page shows around its own content. */
export interface PageContext {
  readonly language: Language;
  readonly t: Translator;
  readonly viewer: Viewer | null;
  readonly edition: CurrentEdition;
  /** Today in the edition's time zone, as `2019-10-07`. */
  readonly today: string;
  readonly now: Date;
  /** The public address of the site, without a final slash. */
  readonly origin: string;
  /** The address of this page within its language, as `/papers`; empty for the home page. */
  readonly path: string;
  readonly assets: Assets;
}
