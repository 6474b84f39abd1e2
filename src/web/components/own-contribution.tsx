import type { OwnContribution as Own } from '../../queries/own-contributions.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatMoment } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Words } from './voice.tsx';

interface Props {
  readonly page: PageContext;
  readonly own: Own;
  /** Where its forms are sent to: the contribution for who is signed in, the private link for a guest. */
  readonly base: string;
}

/** One's own words: where they stand, why, and what can be done. */
export function OwnContribution({ page, own, base }: Props) {
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
      <Hidden page={page} own={own} base={base} />
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

/** Why words were hidden, and the way to contest it. */
function Hidden({ page, own, base }: Props) {
  const { t } = page;
  const { hidden, appeal } = own;
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
          <div class="champ">
            <label for={`appeal-${own.slug}`}>{t('own.appeal.text')}</label>
            <p class="aide" id={`appeal-${own.slug}-hint`}>
              {t('own.appeal.hint')}
            </p>
            <textarea
              id={`appeal-${own.slug}`}
              name="text"
              required
              maxlength={2000}
              dir="auto"
              aria-describedby={`appeal-${own.slug}-hint`}
            />
          </div>
          <button class="bouton" type="submit">
            {t('own.appeal.send')}
          </button>
        </form>
      )}
    </>
  );
}
