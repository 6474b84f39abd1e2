import type { Operation, Provision, Text } from '../../domain/amendments/amendment.ts';
import { excerpt } from '../../domain/papers/excerpt.ts';
import { plainText } from '../../domain/papers/inline.ts';
import { writeInline } from '../../exchange/congress-pack/inline-markdown.ts';
import { Choices, ErrorSummary, type Faults, Field, SelectField } from '../components/field.tsx';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { addedKinds, changeKinds } from './amendment-change.ts';
import type { FormValues } from './contribute-form.tsx';

/** What goes along from step to step of proposing. */
export interface Underway {
  readonly key: string;
  /** The version that was read. */
  readonly version: number;
  /** The changes made so far. */
  readonly operations: readonly Operation[];
  /** Codes: the amendment that is amended, replaced, or worded anew. */
  readonly parent: string;
  readonly substitutes: string;
  readonly adapts: string;
  /** The language of the text that is amended; empty: whichever suits the reader. */
  readonly wordedIn: string;
}

interface Props {
  readonly page: PageContext;
  readonly action: string;
  readonly underway: Underway;
  /** The text as the changes so far make it. */
  readonly text: Text;
  readonly here: Provision;
  /** Whether the text is the authentic one: only that can be parted. */
  readonly authentic: boolean;
  readonly numberOf: (ref: string) => string;
  readonly values: FormValues;
  readonly faults: Faults;
}

/** One change to one provision: what to do, and the words where it takes some. Fields that do not matter are out of sight. */
export function AmendmentChangeForm(props: Props) {
  const { page, action, underway, text, here, authentic, values, faults } = props;
  const { t } = page;
  const last = text.provisions.at(-1)?.ref === here.ref;
  const kinds = changeKinds.filter((kind) => !(last && kind === 'join') && (authentic || kind !== 'split'));
  return (
    <>
      <form class="formulaire changement" method="post" action={action} data-preview="preview">
        <ErrorSummary page={page} faults={faults} />
        <UnderwayFields underway={underway} />
        <Choices
          name="what"
          legend={t('amend.what')}
          value={values.what ?? 'reword'}
          options={kinds.map((value) => ({ value, label: t.of('amend.what', value) }))}
        />
        <TextField {...props} />
        <Added {...props} />
        <Places {...props} />
        <button class="bouton parler" type="submit" name="step" value="change">
          {t('amend.review')}
        </button>
      </form>
      <section id="preview" class="vue" hidden />
    </>
  );
}

/** The fields that carry what was done in the steps before. */
export function UnderwayFields({ underway }: { underway: Underway }) {
  const { operations, version, ...rest } = underway;
  const fields = { ...rest, version: String(version), operations: JSON.stringify(operations) };
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function TextField({ page, text, here, authentic, values, faults }: Props) {
  const { t } = page;
  return (
    <div class="si-texte">
      <Field
        name="text"
        label={t('amend.text')}
        hint={t(authentic ? 'amend.text.hint' : 'amend.text.hint.translation')}
        fault={faults.text}
      >
        {(control) => (
          <textarea
            {...control}
            maxlength={10_000}
            lang={text.language}
            dir={directionOf(text.language)}
            rows={8}
          >
            {values.text ?? writeInline(here.content)}
          </textarea>
        )}
      </Field>
    </div>
  );
}

function Added({ page, text, values, faults }: Props) {
  const { t } = page;
  return (
    <div class="si-ajout">
      <Field name="added" label={t('amend.added')} hint={t('amend.added.hint')} fault={faults.added}>
        {(control) => (
          <textarea {...control} maxlength={10_000} lang={text.language} dir={directionOf(text.language)}>
            {values.added ?? ''}
          </textarea>
        )}
      </Field>
      <SelectField
        name="kind"
        label={t('amend.kind')}
        value={values.kind ?? 'paragraph'}
        options={addedKinds.map((value) => ({ value, label: t.of('amend.kind', value) }))}
        fault={faults.kind}
      />
      <SelectField
        name="where"
        label={t('amend.where')}
        value={values.where ?? 'after'}
        options={(['after', 'before'] as const).map((value) => ({
          value,
          label: t.of('amend.where', value),
        }))}
        fault={faults.where}
      />
    </div>
  );
}

function Places({ page, text, here, numberOf, values, faults }: Props) {
  const { t } = page;
  const places = text.provisions
    .filter(({ ref }) => ref !== here.ref)
    .map(({ ref, content }) => ({
      value: ref,
      label: t('amend.place.after', { name: numberOf(ref), text: excerpt(plainText(content), 50) }),
    }));
  return (
    <div class="si-place">
      <SelectField
        name="place"
        label={t('amend.place')}
        value={values.place ?? places[0]?.value ?? ''}
        options={[{ value: '', label: t('amend.place.start') }, ...places]}
        fault={faults.place}
      />
    </div>
  );
}
