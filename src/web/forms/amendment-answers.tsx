import { mayFollow } from '../../domain/amendments/course.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { SelectField, WordsField } from '../components/field.tsx';
import type { DeskProps } from './amendment-desk.tsx';
import { AmendmentWords, isForeign, worded } from './amendment-words.tsx';
import { languageOptions } from './language-options.ts';

const addressOf = ({ page, desk }: DeskProps, noun: string) =>
  `${inLanguage(page.language, addresses.amendment(desk.amendment.paper, desk.amendment.code))}/${noun}`;

interface NoteProps extends DeskProps {
  readonly prefix: string;
  readonly label: string;
}

/** Why, in one's own words and language. */
function Note({ page, values, faults, prefix, label }: NoteProps) {
  const own = values.form === prefix;
  return (
    <>
      <WordsField
        prefix={prefix}
        name="note"
        label={label}
        value={own ? values.note : ''}
        fault={own ? faults.note : undefined}
        longest={5000}
      />
      <SelectField
        prefix={prefix}
        name="language"
        label={page.t('answer.language')}
        value={values.language ?? page.language}
        options={languageOptions(page)}
      />
      <input type="hidden" name="form" value={prefix} />
    </>
  );
}

/** Whether it can be dealt with. */
export function AdmissionForm(props: DeskProps) {
  const { page, desk } = props;
  const { t } = page;
  const { state } = desk.amendment;
  return (
    <details open={state === 'supported'}>
      <summary>{t('admission.title')}</summary>
      <form class="formulaire" method="post" action={addressOf(props, 'admissions')}>
        <Note {...props} prefix="admission-" label={t('admission.note')} />
        <p class="rang">
          {mayFollow(state, 'admitted') && (
            <button class="bouton repondre" type="submit" name="verdict" value="admitted">
              {t('admission.admit')}
            </button>
          )}
          {mayFollow(state, 'inadmissible') && (
            <button class="bouton" type="submit" name="verdict" value="inadmissible">
              {t('admission.refuse')}
            </button>
          )}
        </p>
      </form>
    </details>
  );
}

/** What the lead says to it: yes, no, let a sitting decide; or yes, worded otherwise. */
export function AnswerForms(props: DeskProps) {
  const { page, desk } = props;
  const { t } = page;
  const { state, rendering } = desk.amendment;
  const foreign = isForeign(desk.amendment);
  // What is worded in another language is accepted, or voted on, once it is said in the authentic one.
  const verdicts = (['accepted', 'declined', 'referred', 'reopened'] as const).filter(
    (verdict) =>
      mayFollow(state, verdict) &&
      !(foreign && (verdict === 'accepted' || (verdict === 'referred' && !rendering))),
  );
  return (
    <>
      <details open={state === 'admitted'}>
        <summary>{t('amendment.answer')}</summary>
        <form class="formulaire" method="post" action={addressOf(props, 'answers')}>
          <Note {...props} prefix="answer-" label={t('amendment.answer.note')} />
          <p class="rang">
            {verdicts.map((verdict) => (
              <button
                class={verdict === 'accepted' ? 'bouton repondre' : 'bouton'}
                type="submit"
                name="verdict"
                value={verdict}
              >
                {t.of('amendment.verdict', verdict)}
              </button>
            ))}
          </p>
        </form>
      </details>
      {mayFollow(state, 'consent-asked') && <OtherWording {...props} />}
    </>
  );
}

/** The words the amendment proposes, each to be worded as the lead could accept it. */
function OtherWording(props: DeskProps) {
  const { page, desk, values } = props;
  const { t } = page;
  if (worded(desk.operations).length === 0) return null;
  const foreign = isForeign(desk.amendment);
  return (
    <details open={values.form === 'wording-' || (foreign && desk.amendment.state === 'admitted')}>
      <summary>{t(foreign ? 'rendering.ask' : 'amendment.modify')}</summary>
      <form class="formulaire" method="post" action={addressOf(props, 'answers')}>
        <AmendmentWords {...props} prefix="wording-" />
        <Note {...props} prefix="wording-" label={t('amendment.modify.note')} />
        <button class="bouton repondre" type="submit" name="verdict" value="consent-asked">
          {t('amendment.modify.ask')}
        </button>
      </form>
    </details>
  );
}

/** An author agrees to the other wording, or not. */
export function ConsentForm(props: DeskProps) {
  const { t } = props.page;
  return (
    <form class="formulaire" method="post" action={addressOf(props, 'consents')}>
      <h2>{t('consent.title')}</h2>
      <Note {...props} prefix="consent-" label={t('consent.note')} />
      <p class="rang">
        <button class="bouton parler" type="submit" name="verdict" value="yes">
          {t('consent.yes')}
        </button>
        <button class="bouton" type="submit" name="verdict" value="no">
          {t('consent.no')}
        </button>
      </p>
    </form>
  );
}

/** What the sitting decided. */
export function SittingForm(props: DeskProps) {
  const { t } = props.page;
  return (
    <form class="formulaire" method="post" action={addressOf(props, 'decisions')}>
      <h2>{t('decision.title')}</h2>
      <Note {...props} prefix="decision-" label={t('decision.note')} />
      <p class="rang">
        <button class="bouton repondre" type="submit" name="verdict" value="accepted">
          {t('decision.accepted')}
        </button>
        <button class="bouton" type="submit" name="verdict" value="declined">
          {t('decision.declined')}
        </button>
      </p>
    </form>
  );
}
