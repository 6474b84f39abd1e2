import type { ComponentChildren } from 'preact';
import type { PageContext } from '../page-context.ts';
import { Icon } from './icon.tsx';

/** What is wrong in a form: the field's name and what to write instead. */
export type Faults = Readonly<Record<string, string>>;

/** Above a form that was refused: each fault, with a link to its field. */
export function ErrorSummary({
  page,
  faults,
  prefix = '',
}: {
  page: PageContext;
  faults: Faults;
  /** What the identifiers of the form's fields begin with. */
  prefix?: string;
}) {
  const entries = Object.entries(faults);
  if (entries.length === 0) return null;
  return (
    <div class="fautes" role="alert" aria-labelledby="faults">
      <h2 id="faults">{page.t('form.faults')}</h2>
      <ul>
        {entries.map(([name, text]) => (
          <li>{name === '' ? text : <a href={`#${prefix}${name}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  readonly name: string;
  /** Before the name in identifiers, where two forms stand on one page. */
  readonly prefix?: string;
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly children: (described: {
    id: string;
    name: string;
    'aria-describedby'?: string;
    'aria-invalid'?: true;
  }) => ComponentChildren;
}

/** One question of a form: label above, hint, what is wrong, then the control. */
export function Field({ name, prefix = '', label, hint, fault, children }: FieldProps) {
  const id = prefix + name;
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class={fault ? 'champ faux' : 'champ'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="aide" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="faute" id={`${id}-fault`}>
          <Icon name="circle-alert" /> {fault}
        </p>
      )}
      {children({
        id,
        name,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(fault ? { 'aria-invalid': true as const } : {}),
      })}
    </div>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** The language of the label, when it may be another than the page's. */
  readonly language?: string;
}

/** A choice among many, as the browser's own list. */
function Select({
  name,
  options,
  value,
  ...rest
}: {
  name: string;
  options: readonly Option[];
  value: string;
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}) {
  return (
    <select name={name} id={name} {...rest}>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value} lang={option.language}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** A choice among few, each a large block. */
export function Choices({
  name,
  legend,
  options,
  value,
}: {
  name: string;
  legend: string;
  options: readonly Option[];
  value: string;
}) {
  return (
    <fieldset class="champ" id={name}>
      <legend>{legend}</legend>
      <div class="rang">
        {options.map((option) => (
          <label class="choix">
            <input type="radio" name={name} value={option.value} checked={option.value === value} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface WordsFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string | undefined;
  readonly required?: boolean;
  readonly longest?: number;
}

/** A question answered in words, in any language. */
export function WordsField({ value, required = false, longest = 5000, ...field }: WordsFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <textarea {...control} required={required} maxlength={longest} dir="auto">
          {value ?? ''}
        </textarea>
      )}
    </Field>
  );
}

interface SelectFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly options: readonly Option[];
}

/** A question answered from a list. */
export function SelectField({ value, options, ...field }: SelectFieldProps) {
  return <Field {...field}>{(control) => <Select {...control} value={value} options={options} />}</Field>;
}
