import type { Backer, CourseStep } from '../../queries/amendment-course.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatMoment } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Words } from './voice.tsx';

interface CourseProps {
  readonly page: PageContext;
  readonly paper: string;
  readonly steps: readonly CourseStep[];
}

/** What happened to an amendment, step by step: who, under which mandate, when, and why. */
export function AmendmentCourse({ page, paper, steps }: CourseProps) {
  const { t, language, edition } = page;
  return (
    <ol class="lignes fin">
      {steps.map((step) => (
        <li>
          <p class="etiq">{t.of('amendment.step', step.kind)}</p>
          <p class="petit">
            <time datetime={step.at.toISOString()}>{formatMoment(language, step.at, edition.timeZone)}</time>
            {step.person && (
              <>
                {' '}
                · <bdi>{step.person}</bdi>
              </>
            )}
            {step.mandate && (
              <>
                {' '}
                · <bdi>{step.mandate}</bdi>
              </>
            )}
            {step.other && (
              <>
                {' '}
                ·{' '}
                <a href={inLanguage(language, addresses.amendment(paper, step.other))}>
                  {t('amendment.named', { code: step.other })}
                </a>
              </>
            )}
            {step.version !== null && <> · {t('versions.number', { number: step.version })}</>}
          </p>
          {step.note && <Words page={page} language={step.language ?? language} text={step.note} />}
        </li>
      ))}
    </ol>
  );
}

/** Who stands behind an amendment: its authors first, organisations before people. */
export function Backers({ page, backers }: { page: PageContext; backers: readonly Backer[] }) {
  const { t, language } = page;
  return (
    <ul class="lignes fin">
      {backers.map((backer) => (
        <li>
          <bdi>
            <b>{backer.name || t('person.unnamed')}</b>
          </bdi>
          {backer.place && (
            <>
              {' '}
              · <bdi>{backer.place}</bdi>
            </>
          )}
          {backer.organisation && backer.mandate && (
            <>
              {' '}
              ·{' '}
              <a href={inLanguage(language, addresses.organisation(backer.organisation))}>{backer.mandate}</a>
            </>
          )}{' '}
          · {t.of('amendment.backer', backer.withdrawn ? 'withdrawn' : backer.signed ? 'signed' : 'supports')}
        </li>
      ))}
    </ul>
  );
}
