import { majorities } from '../../domain/amendments/division.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Field, SelectField } from '../components/field.tsx';
import { formatDay } from '../languages/formats.ts';
import { addressOf, Note } from './amendment-answers.tsx';
import type { DeskProps } from './amendment-desk.tsx';

const prefix = 'decision-';
const backPrefix = 'back-';

/** What a sitting decided: which one, by which majority, with how many votes. */
export function SittingForm(props: DeskProps) {
  const { page, desk, values, faults } = props;
  const { t, language } = page;
  const own = values.form === prefix;
  const typed = own ? values : {};
  const wrong = own ? faults : {};
  const sittings = desk.sittings.map(({ slug, title, day }) => ({
    value: slug,
    label: t('decision.sitting.named', { title, day: formatDay(language, day) }),
  }));
  return (
    <form class="formulaire" method="post" action={addressOf(props, 'decisions')}>
      <h2>{t('decision.title')}</h2>
      <PartField {...props} />
      <SelectField
        prefix={prefix}
        name="sitting"
        label={t('decision.sitting')}
        value={typed.sitting ?? sittings[0]?.value ?? ''}
        options={sittings}
        fault={wrong.sitting}
      />
      <SelectField
        prefix={prefix}
        name="rule"
        label={t('decision.rule')}
        value={typed.rule ?? 'consensus'}
        options={majorities.map((value) => ({ value, label: t.of('decision.rule', value) }))}
        fault={wrong.rule}
      />
      {(['yes', 'no', 'abstentions'] as const).map((name) => (
        <Field prefix={prefix} name={name} label={t.of('decision.votes', name)} fault={wrong[name]}>
          {(control) => (
            <input {...control} inputmode="numeric" maxlength={7} value={typed[name] ?? ''} dir="ltr" />
          )}
        </Field>
      ))}
      <Note {...props} prefix={prefix} label={t('decision.note')} />
      <p class="rang">
        {!desk.stuck && (
          <button class="bouton repondre" type="submit" name="verdict" value="accepted">
            {t('decision.accepted')}
          </button>
        )}
        <button class="bouton" type="submit" name="verdict" value="declined">
          {t('decision.declined')}
        </button>
      </p>
    </form>
  );
}

/** Which part was voted on, where it is voted in parts. */
function PartField({ page, desk, values, faults }: DeskProps) {
  const { t, language } = page;
  const own = values.form === prefix;
  if (desk.parts.length === 0) return null;
  const options = desk.parts.map((part) => ({
    value: String(part),
    label: t('decision.part.named', { part }),
  }));
  return (
    <>
      <p>
        {t('decision.parts')}{' '}
        <a href={inLanguage(language, addresses.votingList(desk.amendment.paper))}>{t('voting.short')}</a>
      </p>
      <SelectField
        prefix={prefix}
        name="part"
        label={t('decision.part')}
        value={(own ? values.part : undefined) ?? options[0]?.value ?? ''}
        options={options}
        fault={own ? faults.part : undefined}
      />
    </>
  );
}

/** What was recorded wrongly of a sitting is taken back, with the reason, and recorded anew. */
export function TakeBackForm(props: DeskProps) {
  const { page, values } = props;
  const { t } = page;
  return (
    <details open={values.form === backPrefix || values.form === prefix}>
      <summary>{t('decision.back.title')}</summary>
      <form class="formulaire" method="post" action={addressOf(props, 'decisions')}>
        <p>{t('decision.back.explain')}</p>
        <Note {...props} prefix={backPrefix} label={t('decision.note')} />
        <button class="bouton" type="submit" name="verdict" value="back">
          {t('decision.back')}
        </button>
      </form>
    </details>
  );
}
