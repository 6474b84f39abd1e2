import type { Operation } from '../../domain/amendments/amendment.ts';
import { writeInline } from '../../exchange/congress-pack/inline-markdown.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Field } from '../components/field.tsx';
import { Prose } from '../components/prose.tsx';
import { languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { DeskProps } from './amendment-desk.tsx';

/** The operations that hold words, each with its place among all. */
export const worded = (operations: readonly Operation[]) =>
  operations.flatMap((operation, index) => ('content' in operation ? [{ operation, index }] : []));

/** Whether it is worded in another language than the one it can be accepted in. */
export const isForeign = ({ parent, wordedIn, authentic }: DeskProps['desk']['amendment']): boolean =>
  parent === null && wordedIn !== authentic;

/**
 * A field for each passage that an amendment words, in the language it can be accepted in. Where its author wrote in
 * another one, their words stand above, and the field begins with what was rendered, or with the text of today.
 */
export function AmendmentWords({
  page,
  desk,
  values,
  faults,
  prefix,
}: DeskProps & { readonly prefix: string }) {
  const { t, language } = page;
  const { amendment, operations, current } = desk;
  const foreign = isForeign(amendment);
  const written = amendment.wordedIn;
  const asked = foreign ? amendment.authentic : written;
  const begun = (operation: Operation & { readonly ref: string }, index: number) => {
    const rendered = foreign ? amendment.rendering?.[index] : operation;
    if (rendered && 'content' in rendered) return writeInline(rendered.content);
    return operation.kind === 'replace' ? writeInline(current.get(operation.ref) ?? []) : '';
  };
  return (
    <>
      {worded(operations).map(({ operation, index }) => (
        <>
          {foreign && (
            <>
              <p class="petit">{t('rendering.own', { language: languageName(language, written) })}</p>
              <blockquote lang={written} dir={directionOf(written)}>
                <p>
                  <Prose content={operation.content} language={written} />
                </p>
              </blockquote>
            </>
          )}
          <Field
            prefix={prefix}
            name={`text-${index}`}
            label={
              foreign
                ? t('rendering.text', { number: index + 1, language: languageName(language, asked) })
                : t('amendment.modify.text', { number: index + 1 })
            }
            fault={faults[`text-${index}`]}
          >
            {(control) => (
              <textarea {...control} required maxlength={10_000} lang={asked} dir={directionOf(asked)}>
                {values[`text-${index}`] ?? begun(operation, index)}
              </textarea>
            )}
          </Field>
        </>
      ))}
    </>
  );
}

/** What the amendment says, in the authentic language: what a sitting votes on, and the lead goes on from. */
export function RenderingForm(props: DeskProps) {
  const { page, desk } = props;
  const { t, language } = page;
  const { amendment } = desk;
  return (
    <details
      open={props.values.form === 'rendering-' || !(amendment.rendering || desk.may('answer-amendment'))}
    >
      <summary>{t('rendering.title', { language: languageName(language, amendment.authentic) })}</summary>
      <form
        class="formulaire"
        method="post"
        action={`${inLanguage(language, addresses.amendment(amendment.paper, amendment.code))}/renderings`}
      >
        <p class="aide">{t('rendering.explain')}</p>
        <AmendmentWords {...props} prefix="rendering-" />
        <input type="hidden" name="form" value="rendering-" />
        <button class="bouton nuit" type="submit">
          {t('rendering.save')}
        </button>
      </form>
    </details>
  );
}
