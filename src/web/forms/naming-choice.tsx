import { Choices } from '../components/field.tsx';
import type { PageContext } from '../page-context.ts';

/** Whether one's name may stand beside what one does under a mandate: asked, never supposed. */
export function NamingChoice({ page: { t }, value }: { page: PageContext; value: string }) {
  return (
    <Choices
      name="namePublic"
      legend={t('naming.ask')}
      value={value}
      options={[
        { value: 'yes', label: t('naming.yes') },
        { value: 'no', label: t('naming.no') },
      ]}
    />
  );
}

/** The answer kept, as the form has it: empty while none was given. */
export const namingValue = (namePublic: boolean | null): string =>
  namePublic === null ? '' : namePublic ? 'yes' : 'no';
