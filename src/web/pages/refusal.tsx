import { addresses, inLanguage } from '../addresses.ts';
import { TypedWords } from '../components/typed-words.tsx';
import { lineWords } from '../languages/permission-lines.ts';
import { Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';

/** A refusal by its name, or as an act gave it: with the lines of the table of permissions it rests on. */
export type Why = string | { readonly refusal: string; readonly lines?: readonly number[] };

/**
 * An act that is refused: why, what can be done about it, and the words that were typed, so that none are lost. Every
 * refusal has its words in the catalogues.
 */
export function refusalPage(c: Parameters<Handler>[0], why: Why, status: 403 | 409 = 403): Response {
  const page = c.get('page');
  const { t, language } = page;
  const { refusal, lines = [] } = typeof why === 'string' ? { refusal: why } : why;
  const signIn = refusal === 'sign-in-first';
  return show(
    c,
    <Page page={page} title={t('refusal.title')} description={t.of('refusal', refusal)}>
      <div class="cadre page-tete">
        <h1>{t('refusal.title')}</h1>
        <p>{t.of('refusal', refusal)}</p>
        <p>
          <a class="bouton" href={inLanguage(language, signIn ? addresses.signIn : addresses.home)}>
            {signIn ? t('nav.signIn') : t('error.home')}
          </a>
        </p>
        <TypedWords page={page} values={c.get('typed') ?? {}} />
        {lines.length > 0 && <Lines page={page} lines={lines} />}
      </div>
    </Page>,
    status,
  );
}

/** What the table says of the act, each line with the way to it. */
function Lines({ page, lines }: { page: PageContext; lines: readonly number[] }) {
  const { t, language } = page;
  return (
    <>
      <h2 class="bas">{t('refusal.lines')}</h2>
      <ul class="lignes fin">
        {lines.map((line) => (
          <li>
            <a href={inLanguage(language, addresses.permissionLine(line))}>{lineWords(language, line)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
