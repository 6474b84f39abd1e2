import type { OwnAmendment as Own } from '../../queries/own-amendments.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatMoment } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Code } from './cited.tsx';
import { type AppealTyped, HiddenWords } from './hidden-words.tsx';
import { Words } from './voice.tsx';

interface Props {
  readonly page: PageContext;
  readonly own: Own;
  readonly typed?: AppealTyped | undefined;
}

/** One's own amendment that is not public: its words, why, and what can be done. */
export function OwnAmendment({ page, own, typed }: Props) {
  const { t, language, edition } = page;
  const here = inLanguage(language, addresses.amendment(own.paper, own.code));
  return (
    <article id={own.code}>
      <p class="petit">
        <b>
          <Code code={own.code} />
        </b>{' '}
        ·{' '}
        <time datetime={own.proposedAt.toISOString()}>
          {formatMoment(language, own.proposedAt, edition.timeZone)}
        </time>
      </p>
      <Words page={page} language={own.language} text={own.reason} class="mot" />
      {own.words.map((text) => (
        <blockquote>
          <Words page={page} language={own.wordedIn} text={text} class="mot" />
        </blockquote>
      ))}
      <p>
        <b>{t.of('own.standing', own.standing)}</b>
        {own.standing === 'waiting' && own.heldFor && <> {t.of('own.held', own.heldFor)}</>}
      </p>
      <HiddenWords
        page={page}
        name={own.code}
        base={here}
        hidden={own.hidden}
        appeal={own.appeal}
        typed={typed}
      />
      {own.standing === 'waiting' && (
        <form method="post" action={`${here}/withdrawals`}>
          <button class="bouton" type="submit">
            {t('amendment.withdraw')}
          </button>
        </form>
      )}
    </article>
  );
}
