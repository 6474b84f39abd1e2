import type { Division } from '../../domain/amendments/division.ts';
import type { Backer, CourseStep, PastWording } from '../../queries/amendment-course.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatMoment } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { AboutVersion } from './about-version.tsx';
import { citing } from './cited.tsx';
import { Words } from './voice.tsx';

interface CourseProps {
  readonly page: PageContext;
  readonly paper: string;
  /** The language of its authentic text. */
  readonly authentic: string;
  readonly steps: readonly CourseStep[];
  readonly wordings: readonly PastWording[];
}

/** What happened to an amendment, in order: its steps, and how it followed its paper from version to version. */
export function AmendmentCourse({ page, paper, authentic, steps, wordings }: CourseProps) {
  const lines = [
    ...steps.map((step) => ({
      at: step.at,
      line: <Step page={page} paper={paper} authentic={authentic} step={step} />,
    })),
    ...followings(steps, wordings).map((wording) => ({
      at: wording.at,
      line: <Following page={page} wording={wording} />,
    })),
  ];
  // Of what happened at one moment, the steps come first.
  lines.sort((one, other) => one.at.getTime() - other.at.getTime());
  return <ol class="lignes fin">{lines.map(({ line }) => line)}</ol>;
}

/** The wordings that no step tells of: carried over, left behind (once, however long it stays), placed anew by its author. */
function followings(steps: readonly CourseStep[], wordings: readonly PastWording[]): PastWording[] {
  const told = new Set(steps.map(({ wording }) => wording));
  return wordings.filter(({ carried, madeBy, number }, index) => {
    if (carried === 'needs-author') return wordings[index - 1]?.carried !== 'needs-author';
    return carried !== null || (madeBy === 'author' && number > 1 && !told.has(number));
  });
}

function Following({ page, wording }: { page: PageContext; wording: PastWording }) {
  const { t, language, edition } = page;
  return (
    <li>
      <p class="etiq">
        {t('amendment.carried.line', {
          version: wording.reached,
          how: t.of('amendment.carried', wording.carried ?? 'by-author'),
        })}
      </p>
      <p class="petit">
        <time datetime={wording.at.toISOString()}>
          {formatMoment(language, wording.at, edition.timeZone)}
        </time>
      </p>
    </li>
  );
}

function Step({
  page,
  paper,
  authentic,
  step,
}: Omit<CourseProps, 'steps' | 'wordings'> & { readonly step: CourseStep }) {
  const { t, language, edition } = page;
  return (
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
              {citing(t('amendment.named', { code: step.other }))}
            </a>
          </>
        )}
        {step.about !== null && (
          <>
            {' '}
            · <AboutVersion page={page} about={{ paper, version: step.about, authentic }} />
          </>
        )}
        {step.version !== null && <> · {t('versions.number', { number: step.version })}</>}
      </p>
      {step.sitting && <p class="petit">{t('course.sitting', { title: step.sitting })}</p>}
      {step.division && <p class="petit">{divisionSentence(page, step.division)}</p>}
      {step.note && <Words page={page} language={step.language ?? language} text={step.note} />}
      {step.parts.length > 0 && (
        <ul>
          {step.parts.map((decided) => (
            <li>
              <p class="petit">
                {t(decided.carried ? 'course.part.adopted' : 'course.part.rejected', {
                  part: decided.part,
                  how: divisionSentence(page, decided),
                })}
              </p>
              <Words page={page} language={decided.language} text={decided.note} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** By which majority a sitting decided, and with how many votes. */
export function divisionSentence({ t }: PageContext, { rule, yes, no, abstentions }: Division): string {
  const how = t.of('decision.rule', rule);
  if (yes === null || no === null || abstentions === null) return how;
  return t('course.division', { how, yes, no, abstentions });
}

function standingOf({ past, withdrawn, signed }: Backer) {
  if (past) return 'past';
  if (withdrawn) return 'withdrawn';
  return signed ? 'signed' : 'supports';
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
          · {t.of('amendment.backer', standingOf(backer))}
        </li>
      ))}
    </ul>
  );
}
