import { formatDay } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';

/** The road of the congress: what is done, what is open today, what comes. */
export function Phases({ page }: { page: PageContext }) {
  const { t, language, edition, today } = page;
  return (
    <section class="phases" aria-label={t('phases.label')}>
      <div class="cadre">
        <ol>
          {edition.phases.map((phase, index) => {
            const past = phase.to < today;
            const now = phase.from <= today && !past;
            const when = past ? 'phases.ended' : now ? 'phases.until' : 'phases.from';
            return (
              <li class={past ? 'fait' : undefined} aria-current={now ? 'step' : undefined}>
                <strong>
                  {index + 1}. {phase.name}
                </strong>
                <span class="petit">
                  {t(when, { day: formatDay(language, now || past ? phase.to : phase.from) })}
                </span>
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}
