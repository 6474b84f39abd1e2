import type { QuotedWords } from '../../queries/quotes.ts';
import type { DebatedVoice, ThreadEntry } from '../../queries/thread.ts';
import type { Reply, Voice } from '../../queries/voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { AnswerLink } from '../forms/answer-link.tsx';
import { SupportButton } from '../forms/support-button.tsx';
import { directionOf } from '../languages/languages.ts';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { Phrase } from './phrase.tsx';
import { wordsOf } from './prose.tsx';
import { SaidWords } from './said-words.tsx';
import { Answered, Author, StateLabel } from './voice.tsx';

/** What was said, each with its answers and what others replied. */
export function Thread({ page, entries }: { page: PageContext; entries: readonly ThreadEntry[] }) {
  return (
    <ul class="fil">
      {entries.map(({ voice, answers, replies, quoted }) => (
        <li id={voice.slug}>
          <Said page={page} voice={voice} answers={answers} quoted={quoted} />
          {replies.length > 0 && (
            <ul class="fil reponses">
              {replies.map((reply) => (
                <li id={reply.voice.slug}>
                  <Said page={page} voice={reply.voice} answers={reply.answers} quoted={null} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The words of the provision it is about; when the text has changed there, the version that has them. */
function Quoted({ page, voice, quoted }: { page: PageContext; voice: Voice; quoted: QuotedWords }) {
  const { t, language } = page;
  const { words, language: written, now } = quoted;
  return (
    <p class="petit">
      <q lang={written} dir={directionOf(written)}>
        {wordsOf(words, written)}
      </q>
      {!now && (
        <>
          {' '}
          <a href={`${inLanguage(language, addresses.version(voice.paper, voice.version))}#${voice.ref}`}>
            {t('quote.gone', { version: voice.version })}
          </a>
        </>
      )}
    </p>
  );
}

/** Words that are no longer public keep their place: why, and what was answered to them. */
function Silenced({ page, voice, answers }: { page: PageContext; voice: Voice; answers: readonly Reply[] }) {
  const { t } = page;
  return (
    <>
      <p class="avis">
        {t.of('standing', voice.standing)}
        {voice.hiddenFor && (
          <> {t('voice.hiddenFor', { reason: t.of('moderation.reason', voice.hiddenFor) })}</>
        )}
      </p>
      {answers.map((reply) => (
        <Answered page={page} reply={reply} />
      ))}
    </>
  );
}

interface SaidProps {
  readonly page: PageContext;
  readonly voice: DebatedVoice;
  readonly answers: readonly Reply[];
  readonly quoted: QuotedWords | null;
}

/** One contribution with what can be done about it. */
function Said({ page, voice, answers, quoted }: SaidProps) {
  const { t, language } = page;
  const author = voice.author || t('person.unnamed');
  if (voice.standing !== 'published') return <Silenced page={page} voice={voice} answers={answers} />;
  const address = inLanguage(language, addresses.contribution(voice.slug));
  return (
    <>
      <Author page={page} voice={voice} />
      {quoted && <Quoted page={page} voice={voice} quoted={quoted} />}
      <SaidWords page={page} voice={voice} class="mot" />
      <div class={`actions-mini ${voice.state === 'late' ? 'rep attend' : ''}`}>
        {voice.state !== 'answered' && <StateLabel page={page} voice={voice} />}
        <SupportButton page={page} voice={voice} />
        {voice.replyTo === null && voice.stands && openToday(page).includes('contribute') && (
          <a href={`${address}#reply`}>
            <Phrase page={page} say="voice.reply" values={{ author }} />
          </a>
        )}
        <AnswerLink page={page} voice={voice} />
        <a href={`${address}/reports`}>
          <Phrase page={page} say="voice.report" values={{ author }} />
        </a>
      </div>
      {answers.map((reply) => (
        <Answered page={page} reply={reply} />
      ))}
    </>
  );
}
