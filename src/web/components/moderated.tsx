import { reasons } from '../../domain/moderation/reasons.ts';
import { isInstitutional } from '../../domain/moderation/standing.ts';
import type { QueueItem } from '../../queries/moderation-queue.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { FormValues } from '../forms/contribute-form.tsx';
import { formatMoment } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { ErrorSummary, type Faults, SelectField, WordsField } from './field.tsx';
import { Words } from './voice.tsx';

interface Props {
  readonly page: PageContext;
  readonly item: QueueItem;
  readonly values: FormValues;
  readonly faults: Faults;
}

/** One item of moderation: the words, why they are here, and the decision. */
export function Moderated(props: Props) {
  const { page, item } = props;
  const { t } = page;
  return (
    <article class="bas">
      <h2>{t.of('moderation.kind', item.kind)}</h2>
      <Head page={page} item={item} />
      <blockquote>
        <Words page={page} language={item.language} text={item.text} class="mot" />
      </blockquote>
      <Wordings page={page} item={item} />
      {item.heldFor && item.kind === 'waiting' && <p>{t.of('own.held', item.heldFor)}</p>}
      {item.reports.length > 0 && (
        <ul>
          {item.reports.map(({ reason, note }) => (
            <li>
              {t.of('moderation.reason', reason)} · <span dir="auto">{note}</span>
            </li>
          ))}
        </ul>
      )}
      {item.appeal ? <AppealForm {...props} appeal={item.appeal} /> : <DecisionForm {...props} />}
    </article>
  );
}

/** Whose words, where they stand, since when they wait. */
function Head({ page, item }: Pick<Props, 'page' | 'item'>) {
  const { t, language, edition } = page;
  const { of, name, paper, ref } = item;
  const address =
    of === 'amendment' ? addresses.amendment(paper, name) : addresses.provision(paper, ref ?? '');
  return (
    <p class="petit">
      <bdi>{item.author || t('person.unnamed')}</bdi>
      {item.authorPlace && (
        <>
          {' '}
          · <bdi>{item.authorPlace}</bdi>
        </>
      )}{' '}
      ·{' '}
      <a href={inLanguage(language, address)}>
        {name}
        {ref && <> · {ref}</>}
      </a>{' '}
      · {formatMoment(language, item.since, edition.timeZone)}
    </p>
  );
}

/** What an amendment would write into the text, and what it would have written before it was worded anew. */
function Wordings({ page, item }: Pick<Props, 'page' | 'item'>) {
  const { t } = page;
  return (
    <>
      {item.wordings.map(({ number, language, words }) => (
        <section aria-labelledby={`wording-${number}`}>
          <h3 id={`wording-${number}`}>{t('moderation.wording', { number })}</h3>
          {words.length === 0 && <p>{t('moderation.wording.none')}</p>}
          {words.map((text) => (
            <blockquote>
              <Words page={page} language={language} text={text} class="mot" />
            </blockquote>
          ))}
        </section>
      ))}
    </>
  );
}

function DecisionForm({ page, item, values, faults }: Props) {
  const { t, language } = page;
  const { of, name, paper, decision, wordings } = item;
  const words = of === 'amendment' ? addresses.amendment(paper, name) : addresses.contribution(name);
  const action = `${inLanguage(language, words)}/moderations`;
  const lets = item.kind === 'waiting' ? 'publish' : 'keep';
  const seen = [
    `${decision}.${item.appealDecided}`,
    ...wordings.map(({ number }) => number).slice(0, 1),
  ].join('-');
  return (
    <>
      <ErrorSummary page={page} faults={faults} />
      <form method="post" action={action}>
        <input type="hidden" name="verdict" value={lets} />
        <input type="hidden" name="seen" value={seen} />
        <button class="bouton repondre" type="submit">
          {t.of('moderation.verdict', lets)}
        </button>
      </form>
      {item.state && isInstitutional(item.state) ? (
        <p class="avis">{t('refusal.amendment-accepted')}</p>
      ) : (
        <form class="formulaire bas" method="post" action={action}>
          <input type="hidden" name="verdict" value="hide" />
          <input type="hidden" name="seen" value={seen} />
          <SelectField
            name="reason"
            label={t('moderation.why')}
            hint={t('moderation.why.hint')}
            value={values.reason ?? ''}
            options={[
              { value: '', label: t('moderation.choose') },
              ...reasons.map((value) => ({ value, label: t.of('moderation.reason', value) })),
            ]}
            fault={faults.reason}
          />
          <Note page={page} values={values} faults={faults} />
          <button class="bouton nuit" type="submit">
            {t('moderation.verdict.hide')}
          </button>
        </form>
      )}
    </>
  );
}

/** A word to the author. */
const Note = ({ page, values, faults }: Omit<Props, 'item'>) => (
  <WordsField
    name="note"
    label={page.t('moderation.note')}
    hint={page.t('moderation.note.hint')}
    value={values.note}
    fault={faults.note}
    longest={1000}
  />
);

function AppealForm({
  page,
  item,
  appeal,
  values,
  faults,
}: Props & { readonly appeal: NonNullable<QueueItem['appeal']> }) {
  const { t, language } = page;
  return (
    <>
      <p>
        {t('own.hiddenFor', { reason: t.of('moderation.reason', appeal.reason) })}{' '}
        <span dir="auto">{appeal.note}</span>
      </p>
      <h3>{t('moderation.appealSays', { slug: item.name })}</h3>
      <Words page={page} language={appeal.language} text={appeal.text} class="mot" />
      <form
        class="formulaire"
        method="post"
        action={`${inLanguage(language, '/appeals')}/${appeal.id}/decisions`}
      >
        <ErrorSummary page={page} faults={faults} />
        <input type="hidden" name="asked" value={item.name} />
        <Note page={page} values={values} faults={faults} />
        <div class="rang">
          <button class="bouton repondre" type="submit" name="upheld" value="yes">
            {t('moderation.uphold')}
          </button>
          <button class="bouton nuit" type="submit" name="upheld" value="no">
            {t('moderation.dismiss')}
          </button>
        </div>
      </form>
    </>
  );
}
