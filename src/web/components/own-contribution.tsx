import type { OwnContribution as Own } from '../../queries/own-contributions.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatMoment } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { type AppealTyped, HiddenWords } from './hidden-words.tsx';
import { Words } from './voice.tsx';

interface Props {
  readonly page: PageContext;
  readonly own: Own;
  /** Where its forms are sent to: the contribution for who is signed in, the private link for a guest. */
  readonly base: string;
  readonly typed?: AppealTyped | undefined;
}

/** One's own words: where they stand, why, and what can be done. */
export function OwnContribution({ page, own, base, typed }: Props) {
  const { t, language, edition } = page;
  return (
    <article id={own.slug}>
      <p class="petit">
        <a href={inLanguage(language, addresses.provision(own.paper, own.ref))}>
          {own.paperCode} · {own.ref}
        </a>{' '}
        ·{' '}
        <time datetime={own.saidAt.toISOString()}>
          {formatMoment(language, own.saidAt, edition.timeZone)}
        </time>
      </p>
      <Words page={page} language={own.language} text={own.text} class="mot" />
      <p>
        <b>{t.of('own.standing', own.standing)}</b>
        {own.standing === 'waiting' && own.heldFor && <> {t.of('own.held', own.heldFor)}</>}
        {own.standing === 'published' && (
          <>
            {' '}
            <a href={inLanguage(language, addresses.contribution(own.slug))}>
              {t('own.read', { count: own.answers })}
            </a>
          </>
        )}
      </p>
      <HiddenWords
        page={page}
        name={own.slug}
        base={base}
        hidden={own.hidden}
        appeal={own.appeal}
        typed={typed}
      />
      {(own.standing === 'published' || own.standing === 'waiting') && (
        <details>
          <summary>{t('own.withdraw')}</summary>
          <form method="post" action={`${base}/withdrawals`}>
            <p>{t('own.withdraw.explain')}</p>
            <button class="bouton" type="submit">
              {t('own.withdraw.confirm')}
            </button>
          </form>
        </details>
      )}
    </article>
  );
}
