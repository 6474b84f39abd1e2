import type { Reply, Voice } from '../../queries/voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatDate, formatNumber, languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { AboutVersion } from './about-version.tsx';
import { Icon } from './icon.tsx';
import { Around, Name } from './name.tsx';
import { wordsOf } from './prose.tsx';

/** Words in the language they were written in, said when it is not the reader's. */
export function Words({
  page,
  language,
  text,
  class: name,
}: {
  page: PageContext;
  language: string;
  text: string;
  class?: string;
}) {
  return (
    <>
      <p class={name} lang={language} dir={directionOf(language)}>
        {wordsOf(text, language)}
      </p>
      {language !== page.language && (
        <p class="trad">
          <Icon name="languages" />{' '}
          {page.t('text.writtenIn', { language: languageName(page.language, language) })}
        </p>
      )}
    </>
  );
}

/** Who speaks: name, place, for how many, under which mandate. */
export function Author({ page, voice }: { page: PageContext; voice: Voice }) {
  const { t, language, edition } = page;
  return (
    <p class="qui">
      <bdi>
        <b>{voice.author || t('person.unnamed')}</b>
      </bdi>
      {voice.place && (
        <>
          {' '}
          · <bdi>{voice.place}</bdi>
        </>
      )}
      {voice.people !== null && <> · {t('voice.people', { count: voice.people })}</>}
      {voice.mandate && (
        <>
          {' '}
          ·{' '}
          <Around say={(mandate) => t('voice.mandate', { mandate })}>
            <Name page={page} text={voice.mandate} language={voice.mandateLanguage ?? language} />
          </Around>
        </>
      )}{' '}
      · {t.of('constituency', voice.constituency)} · {t.of('contribution.kind', voice.kind)} ·{' '}
      <a href={inLanguage(language, addresses.contribution(voice.slug))}>
        <time datetime={voice.saidAt.toISOString()}>
          {formatDate(language, voice.saidAt, edition.timeZone)}
        </time>
      </a>
    </p>
  );
}

/** Where a contribution stands: answered, expected by a day, or late by some days. */
export function StateLabel({ page, voice }: { page: PageContext; voice: Voice }) {
  const { t, language, edition, now } = page;
  if (voice.state === 'answered') {
    return (
      <span class="etiq">
        <Icon name="check" /> {t('answer.given')}
      </span>
    );
  }
  if (voice.state === 'late' && voice.dueAt) {
    const days = Math.max(1, Math.floor((now.getTime() - voice.dueAt.getTime()) / 86_400_000));
    return (
      <span class="etiq">
        <Icon name="hourglass" /> {t('answer.late', { days })}
      </span>
    );
  }
  return voice.state === 'pending' && voice.dueAt ? (
    <span class="etiq">
      <Icon name="hourglass" />{' '}
      {t('answer.expected', { day: formatDate(language, voice.dueAt, edition.timeZone) })}
    </span>
  ) : null;
}

/** What an institution answered, under which mandate, and what it did with what was said. */
export function Answered({ page, reply }: { page: PageContext; reply: Reply }) {
  const { t, language, edition } = page;
  return (
    <div class="reponse" id={reply.slug}>
      {reply.disposition && (
        <span class="etiq">
          <Icon
            name={
              reply.disposition === 'not-accepted' || reply.disposition === 'out-of-scope' ? 'x' : 'check'
            }
          />{' '}
          {t.of('disposition', reply.disposition)}
        </span>
      )}
      <Words page={page} language={reply.language} text={reply.text} class="mot" />
      {reply.reason && (
        <p class="raison">
          <b>{t('answer.reason')}</b>{' '}
          <span lang={reply.language} dir={directionOf(reply.language)}>
            {wordsOf(reply.reason, reply.language)}
          </span>
        </p>
      )}
      <p class="qui">
        <bdi>
          <b>{reply.respondent}</b>
        </bdi>{' '}
        · <Name page={page} text={reply.mandate} language={reply.mandateLanguage} /> ·{' '}
        <a href={inLanguage(language, addresses.organisation(reply.organisation))}>
          <Name page={page} text={reply.organisationName} language={reply.organisationLanguage} />
        </a>{' '}
        ·{' '}
        <time datetime={reply.answeredAt.toISOString()}>
          {formatDate(language, reply.answeredAt, edition.timeZone)}
        </time>
        {reply.about && (
          <>
            {' '}
            · <AboutVersion page={page} about={reply.about} />
          </>
        )}
      </p>
    </div>
  );
}

/** How many people support something said. */
export function Supports({ page, voice }: { page: PageContext; voice: Voice }) {
  return (
    <>
      {page.t('voice.supports', {
        count: voice.supports,
        shown: formatNumber(page.language, voice.supports),
      })}
    </>
  );
}
