import { mayFollow } from '../../domain/amendments/course.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { SelectField, WordsField } from '../components/field.tsx';
import type { DeskProps } from './amendment-desk.tsx';
import { AmendmentWords, isForeign, worded } from './amendment-words.tsx';
import { languageOptions } from './language-options.ts';

export const addressOf = ({ page, desk }: DeskProps, noun: string) =>
  `${inLanguage(page.language, addresses.amendment(desk.amendment.paper, desk.amendment.code))}/${noun}`;

interface NoteProps extends DeskProps {
  readonly prefix: string;
  readonly label: string;
}

/** Why, in one's own words and language. */
export function Note({ page, values, faults, prefix, label }: NoteProps) {
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

/** What can be said on whether it can be dealt with. */
export function admissionsOn({ amendment, backed }: DeskProps['desk']) {
  return (['admitted', 'inadmissible'] as const).filter(
    (verdict) => mayFollow(amendment.state, verdict) && (verdict === 'inadmissible' || backed),
  );
}

/** Whether it can be dealt with. */
export function AdmissionForm(props: DeskProps) {
  const { page, desk } = props;
  const { t } = page;
  const verdicts = admissionsOn(desk);
  return (
    <details open={desk.amendment.state === 'supported'}>
      <summary>{t('admission.title')}</summary>
      <form class="formulaire" method="post" action={addressOf(props, 'admissions')}>
        <Note {...props} prefix="admission-" label={t('admission.note')} />
        <p class="rang">
          {verdicts.map((verdict) => (
            <button
              class={verdict === 'admitted' ? 'bouton repondre' : 'bouton'}
              type="submit"
              name="verdict"
              value={verdict}
            >
              {t(verdict === 'admitted' ? 'admission.admit' : 'admission.refuse')}
            </button>
          ))}
        </p>
      </form>
    </details>
  );
}

/** What the lead says to it: yes, no, let a sitting decide; or yes, worded otherwise. */
export function AnswerForms(props: DeskProps) {
  const { page, desk } = props;
  const { t } = page;
  const verdicts = desk.verdicts.filter((verdict) => verdict !== 'consent-asked');
  return (
    <>
      <details open={desk.amendment.state === 'admitted'}>
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
      {desk.verdicts.includes('consent-asked') && <OtherWording {...props} />}
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

/** An author agrees to the other wording, or to what an amendment makes of theirs, or not. */
export function ConsentForm(props: DeskProps) {
  const { page, desk } = props;
  const { t } = page;
  const of = desk.amendment.state === 'awaiting-parent' ? 'parent' : 'wording';
  return (
    <form class="formulaire" method="post" action={addressOf(props, 'consents')}>
      <h2>{t.of('consent.title', of)}</h2>
      {!desk.takes && <p class="avis">{t('consent.late')}</p>}
      <Note {...props} prefix="consent-" label={t('consent.note')} />
      <p class="rang">
        {desk.takes && (
          <button class="bouton parler" type="submit" name="verdict" value="yes">
            {t.of('consent.yes', of)}
          </button>
        )}
        <button class="bouton" type="submit" name="verdict" value="no">
          {t.of('consent.no', of)}
        </button>
      </p>
    </form>
  );
}
