import type { PaperHead, ProvisionText } from '../../queries/paper-text.ts';
import type { RecentVoice } from '../../queries/recent-voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { Code } from './cited.tsx';
import { Icon } from './icon.tsx';
import { Phrase } from './phrase.tsx';
import { Prose, wordsOf } from './prose.tsx';

interface ProvisionProps {
  readonly page: PageContext;
  readonly head: PaperHead;
  readonly provision: ProvisionText;
  readonly recent: RecentVoice | undefined;
  /** How many open amendments touch it. */
  readonly amendments: number;
}

/** A provision in the reader: its number, its words, and the debate in its margin. */
export function Provision({ page, head, provision, recent, amendments }: ProvisionProps) {
  const { ref, kind, level, content, language } = provision;
  const words = <Prose content={content} language={language} />;
  const own = { id: ref, lang: language, dir: directionOf(language) };
  if (kind === 'heading')
    return (
      <div class="para">
        {level === 2 ? (
          <h2 class="doc-h2" {...own}>
            {words}
          </h2>
        ) : (
          <h3 class="doc-h2" {...own}>
            {words}
          </h3>
        )}
      </div>
    );
  if (kind === 'note') {
    return (
      <div class="para">
        <div class="num">{ref.replace(/^\D+/, '')}</div>
        <p class="petit" {...own}>
          {words}
        </p>
      </div>
    );
  }
  return (
    <section class="para" id={ref} aria-label={page.t('provision.label', { number: provision.number ?? 0 })}>
      <div class="num">
        <a href={inLanguage(page.language, addresses.provision(head.slug, ref))}>
          <Phrase page={page} say="provision.permalink" values={{ number: provision.number ?? 0 }} />
        </a>
      </div>
      <div class="corps">
        {provision.code && (
          <p class="petit">
            <a href={inLanguage(page.language, addresses.recommendation(provision.code))}>
              <b>
                <Code code={provision.code} />
              </b>
            </a>
            {provision.addressee && <> · {page.t.of('addressee', provision.addressee)}</>}
          </p>
        )}
        <p lang={language} dir={directionOf(language)}>
          {words}
        </p>
        <TranslationLine page={page} provision={provision} />
      </div>
      <Margin page={page} head={head} provision={provision} recent={recent} amendments={amendments} />
    </section>
  );
}

/**
 * Says what kind of text this is when it is not the original, and not a translation somebody stands for; and who
 * suggested it.
 */
export function TranslationLine({ page, provision }: { page: PageContext; provision: ProvisionText }) {
  if (provision.language !== page.language)
    return (
      <p class="trad">
        <Icon name="languages" />{' '}
        {page.t('text.missing', { language: languageName(page.language, provision.language) })}
      </p>
    );
  const standsFor = provision.reviewed && provision.status !== 'stale';
  const said = !standsFor && provision.status !== 'original' && provision.status !== 'human';
  return (
    <>
      {said && (
        <p class="trad">
          <Icon name="languages" /> {page.t.of('text.status', provision.status)}
        </p>
      )}
      {provision.suggestedBy && (
        <p class="trad">
          <Icon name="languages" /> {page.t('suggestion.by', { name: provision.suggestedBy })}
        </p>
      )}
    </>
  );
}

function Margin({ page, head, provision, recent, amendments }: ProvisionProps) {
  const { t, language } = page;
  const thread = inLanguage(language, addresses.provision(head.slug, provision.ref));
  const number = provision.number ?? 0;
  return (
    <div class="marge">
      <p class="compte">
        <a href={`${thread}#debate`}>
          <Icon name="message-square" />
          <span>
            <Phrase
              page={page}
              say="provision.contributions"
              values={{ count: provision.contributions, number }}
            />
          </span>
        </a>
        {amendments > 0 && (
          <a href={`${thread}#amendments`}>
            <Icon name="pen-line" />
            <span>
              <Phrase page={page} say="provision.amendments" values={{ count: amendments, number }} />
            </span>
          </a>
        )}
        <a href={`${thread}#contribute`}>
          <Icon name="pen-line" /> <Phrase page={page} say="provision.comment" values={{ number }} />
        </a>
      </p>
      {recent && (
        <div class="dernier">
          <p class="qui">
            <bdi>
              <b>{recent.author || t('person.unnamed')}</b>
            </bdi>
            {recent.answered && (
              <>
                {' '}
                · <Icon name="check" /> {t('answer.given')}
              </>
            )}
          </p>
          <p lang={recent.language} dir={directionOf(recent.language)}>
            <a href={`${thread}#${recent.slug}`}>{wordsOf(recent.excerpt, recent.language)}</a>
          </p>
        </div>
      )}
    </div>
  );
}
