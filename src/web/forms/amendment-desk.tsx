import type { Operation, Text } from '../../domain/amendments/amendment.ts';
import { isAmendable, isOpen, mayFollow } from '../../domain/amendments/course.ts';
import type { verdictsOn } from '../../domain/amendments/verdicts.ts';
import { isInstitutional } from '../../domain/moderation/standing.ts';
import type { Inline } from '../../domain/papers/inline.ts';
import { mandatesFor } from '../../domain/people/permissions/permissions.ts';
import type { Act } from '../../domain/people/permissions/table.ts';
import type { AmendmentEntry } from '../../queries/amendments.ts';
import type { Sitting } from '../../queries/sittings.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults } from '../components/field.tsx';
import { Phrase } from '../components/phrase.tsx';
import type { PageContext } from '../page-context.ts';
import { AdmissionForm, AnswerForms, admissionsOn, ConsentForm } from './amendment-answers.tsx';
import { isForeign, RenderingForm } from './amendment-words.tsx';
import type { FormValues } from './contribute-form.tsx';
import { WithAccount } from './guest-fields.tsx';
import { SittingForm, TakeBackForm } from './sitting-form.tsx';

/** What can be done to an amendment, and by whom it is looked at. */
export interface Desk {
  readonly amendment: AmendmentEntry;
  readonly may: (act: Act) => boolean;
  /** The reader is one of its authors. */
  readonly signed: boolean;
  /** The first of them, whose words it is. */
  readonly first: boolean;
  readonly supports: boolean;
  /** What the lead can say to it. */
  readonly verdicts: ReturnType<typeof verdictsOn>;
  /** Enough stand behind it for it to be found admissible. */
  readonly backed: boolean;
  /** The reader is the one who is asked to agree. */
  readonly asked: boolean;
  /** What its author, or the author of what it amends, is asked can still be agreed to. */
  readonly takes: boolean;
  /** It waits to be worded anew, against the text of today. */
  readonly stuck: boolean;
  /** The passage of the text of today where its author begins to word it anew or replaces it. */
  readonly from: string | null;
  readonly operations: readonly Operation[];
  /** A sitting decided on it, and what was recorded of that can be taken back. */
  readonly decided: boolean;
  /** Those that may have decided on it, where one has to. */
  readonly sittings: readonly Sitting[];
  /** Where it is voted in parts, those that are still to be decided. */
  readonly parts: readonly number[];
  /** What it rewords as the authentic text has it today, by name; empty where it is worded in that language. */
  readonly current: ReadonlyMap<string, readonly Inline[]>;
  /** The text as it proposes it, when it can be applied. */
  readonly after: Text | null;
}

export interface DeskProps {
  readonly page: PageContext;
  readonly desk: Desk;
  readonly values: FormValues;
  readonly faults: Faults;
}

/** Everything the reader may do to the amendment where it stands; nothing else is shown. */
export function AmendmentDesk(props: DeskProps) {
  const { page, desk, faults } = props;
  const { amendment, may, asked, verdicts } = desk;
  const { state } = amendment;
  const admits = admissionsOn(desk).length > 0;
  return (
    <>
      <ErrorSummary page={page} faults={faults} />
      <div class="rang">
        <Voices {...props} />
        <Ways {...props} />
      </div>
      {asked && <ConsentForm {...props} />}
      {may('admit-amendment') && admits && <AdmissionForm {...props} />}
      {may('render-amendment') && isForeign(amendment) && isAmendable(state) && <RenderingForm {...props} />}
      {may('answer-amendment') && verdicts.length > 0 && <AnswerForms {...props} />}
      {may('decide-amendment') && (state === 'referred' || isDeciding(props)) && <SittingForm {...props} />}
      {may('decide-amendment') && desk.decided && <TakeBackForm {...props} />}
    </>
  );
}

/** What was typed of a decision that was refused is kept, even where another one stands. */
const isDeciding = ({ desk, values, faults }: DeskProps): boolean =>
  desk.decided && values.form === 'decision-' && Object.keys(faults).length > 0;

/** Standing behind it, or no longer. */
function Voices({ page, desk }: DeskProps) {
  const { t, language, viewer } = page;
  const { amendment, may, signed, supports } = desk;
  const here = inLanguage(language, addresses.amendment(amendment.paper, amendment.code));
  if (!viewer) return isOpen(amendment.state) ? <WithAccount page={page} /> : null;
  if (signed)
    return mayFollow(amendment.state, 'withdrawn') ? (
      <form method="post" action={`${here}/withdrawals`}>
        <button class="bouton" type="submit">
          {t('amendment.withdraw')}
        </button>
      </form>
    ) : null;
  if (!isOpen(amendment.state) || !may('support-amendment')) return null;
  return (
    <form method="post" action={`${here}/supports`}>
      <InWhoseName page={page} />
      <p class="rang">
        <button class="bouton parler" type="submit" name="supports" value={supports ? 'no' : 'yes'}>
          {t(supports ? 'amendment.support.withdraw' : 'amendment.support')}
        </button>
        {isAmendable(amendment.state) && may('sign-amendment') && (
          <button class="bouton" type="submit" formaction={`${here}/signatures`}>
            {t('amendment.sign')}
          </button>
        )}
      </p>
    </form>
  );
}

/** For oneself, or under a mandate. */
function InWhoseName({ page }: { page: PageContext }) {
  const { t, viewer } = page;
  const mandates = mandatesFor(viewer, 'support-amendment');
  if (mandates.length === 0) return null;
  return (
    <p class="champ">
      <label for="mandate">{t('contribute.mandate')}</label>
      <select id="mandate" name="mandate">
        <option value="">{t('contribute.mandate.none')}</option>
        {mandates.map(({ slug, title }) => (
          <option value={slug}>{title}</option>
        ))}
      </select>
    </p>
  );
}

/** The pages that lead on from it: the debate, another wording, a replacement, a new wording of one's own. */
function Ways({ page, desk }: DeskProps) {
  const { t, language } = page;
  const { amendment, may, first, stuck, operations, from } = desk;
  const ref = firstTouched(operations);
  const { paper, code } = amendment;
  const proposal = inLanguage(language, addresses.proposal(paper, from ?? ''));
  const proposed = firstProposed(operations);
  return (
    <>
      {ref && (
        <a class="lien-action" href={`${inLanguage(language, addresses.provision(paper, ref))}#debate`}>
          {t('amendment.debate')}
        </a>
      )}
      {proposed && !amendment.parent && isAmendable(amendment.state) && may('propose-amendment') && (
        <a
          class="lien-action"
          href={`${inLanguage(language, addresses.proposal(paper, proposed))}?amends=${code}`}
        >
          {t('amendment.reword')}
        </a>
      )}
      {from && first && mayFollow(amendment.state, 'substituted') && may('propose-amendment') && (
        <a class="lien-action" href={`${proposal}?replaces=${code}`}>
          {t('amendment.replace')}
        </a>
      )}
      {from && first && stuck && isOpen(amendment.state) && (
        <a class="bouton parler" href={`${proposal}?adapts=${code}`}>
          {t('amendment.adapt')}
        </a>
      )}
      {!isInstitutional(amendment.state) && (
        <a
          class="lien-action"
          href={`${inLanguage(language, addresses.amendment(paper, code))}/reports`}
          rel="nofollow"
        >
          <Phrase
            page={page}
            say="voice.report"
            values={{ author: amendment.author || t('person.unnamed') }}
          />
        </a>
      )}
    </>
  );
}

/** The provision of the version to go to. */
export function firstTouched(operations: readonly Operation[]): string | null {
  const [first] = operations;
  if (!first) return null;
  if (first.kind === 'insert') return first.after;
  return first.kind === 'merge' ? (first.refs[0] ?? null) : first.ref;
}

/** The passage to be worded otherwise, in the text as the amendment makes it; null when it leaves nothing to word. */
function firstProposed(operations: readonly Operation[]): string | null {
  const [first] = operations;
  if (!first || first.kind === 'delete') return null;
  if (first.kind === 'merge') return first.into;
  const split = operations.find((operation) => operation.kind === 'split');
  return split ? (split.into[0] ?? null) : first.ref;
}
