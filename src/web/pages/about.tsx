import type { MessageKey } from '../languages/translator.ts';
import { congress } from '../linked-data.ts';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

const about = ['what', 'who', 'chain', 'participate', 'data'] as const;
const accessibility = ['state', 'measured', 'limits', 'report'] as const;

/** What this is and how to take part. */
export const aboutPage: Handler = (c) => {
  const page = c.get('page');
  const { t, edition } = page;
  return show(
    c,
    <SimplePage
      page={page}
      title={t('nav.about')}
      description={edition.description}
      jsonLd={{
        '@type': 'AboutPage',
        name: t('nav.about'),
        description: edition.description,
        inLanguage: page.language,
        about: congress(page),
      }}
    >
      {about.map((part) => (
        <Part
          id={part}
          title={t(`about.${part}` satisfies MessageKey)}
          text={t(`about.${part}.text` satisfies MessageKey, { days: edition.answerDays })}
        />
      ))}
    </SimplePage>,
  );
};

/** The accessibility statement. */
export const accessibilityPage: Handler = (c) => {
  const page = c.get('page');
  const { t } = page;
  return show(
    c,
    <SimplePage page={page} title={t('nav.accessibility')} description={t('accessibility.promise')}>
      {accessibility.map((part) => (
        <Part
          id={part}
          title={t(`accessibility.${part}` satisfies MessageKey)}
          text={t(`accessibility.${part}.text` satisfies MessageKey)}
        />
      ))}
    </SimplePage>,
  );
};

function Part({ id, title, text }: { id: string; title: string; text: string }) {
  return (
    <section class="bas" id={id}>
      <h2>{title}</h2>
      <p class="bas">{text}</p>
    </section>
  );
}
