import { diffContent } from '../../domain/amendments/diff.ts';
import { marksOfDiff } from '../../domain/amendments/redline.ts';
import type { Inline } from '../../domain/papers/inline.ts';
import type { Outcome } from '../../exchange/translation/import-xliff.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { MarkedText, unlinkedNotes } from './marked-text.tsx';
import { PassageLink } from './passage-link.tsx';
import { Prose } from './prose.tsx';
import type { Naming } from './provision-names.tsx';
import { TermChecks } from './term-checks.tsx';

/** What everything that is shown of a file stands in. */
export interface FileCommon {
  readonly page: PageContext;
  readonly names: Naming;
  readonly target: string;
  readonly authentic: string;
}

interface PassageProps extends FileCommon {
  readonly step: Extract<Outcome, { outcome: 'new' }>;
  /** The translation that it would replace. */
  readonly here: readonly Inline[] | null;
}

/** A translation that a file brings, what it changes marked; with the terms it does not keep to. */
export function FilePassage({ page, names, target, authentic, step, here }: PassageProps) {
  const { t } = page;
  const name = names(step.ref).text;
  return (
    <section class="suivi bas" aria-label={name}>
      <h3 class="etiq">
        <PassageLink page={page} passage={step.ref} names={names} />
      </h3>
      {here ? (
        <Changed page={page} before={here} after={step.content} language={target} />
      ) : (
        <p lang={target} dir={directionOf(target)}>
          <Prose content={unlinkedNotes(step.content)} language={target} />
        </p>
      )}
      {step.lacks.length > 0 && (
        <>
          <p class="faute">{t('translation.file.lacks')}</p>
          <TermChecks page={page} checks={step.lacks} source={authentic} target={target} translated />
          <label class="choix">
            <input type="checkbox" name={`waive-${step.ref}`} value="yes" />{' '}
            {t('translation.file.waive', { name })}
          </label>
        </>
      )}
    </section>
  );
}

type ConflictProps = FileCommon & { readonly step: Extract<Outcome, { outcome: 'conflict' }> };

/** A passage that moved since the file left: what changed in its source, and both translations. */
export function FileConflict({ page, names, target, authentic, step }: ConflictProps) {
  const { t } = page;
  return (
    <section class="suivi bas" aria-label={names(step.ref).text}>
      <h3 class="etiq">
        <PassageLink page={page} passage={step.ref} names={names} />
      </h3>
      <p class="faute">{t.of('translation.conflict', step.why)}</p>
      {step.why === 'source-changed' && (
        <Changed
          page={page}
          before={plain(step.source)}
          after={plain(step.sourceHere)}
          language={authentic}
        />
      )}
      <p class="petit">{t('translation.file.here')}</p>
      {step.wordsHere === null ? (
        <p>{t('translations.state.missing')}</p>
      ) : (
        <Said text={step.wordsHere} language={target} />
      )}
      <p class="petit">{t('translation.file.there')}</p>
      <Said text={step.words} language={target} />
    </section>
  );
}

const plain = (text: string): Inline[] => [{ type: 'text', text }];

function Said({ text, language }: { text: string; language: string }) {
  return (
    <p lang={language} dir={directionOf(language)}>
      <Prose content={plain(text)} language={language} />
    </p>
  );
}

interface ChangedProps {
  readonly page: PageContext;
  readonly before: readonly Inline[];
  readonly after: readonly Inline[];
  readonly language: string;
}

function Changed({ page, before, after, language }: ChangedProps) {
  return (
    <MarkedText page={page} marks={marksOfDiff(diffContent(before, after, language))} language={language} />
  );
}
