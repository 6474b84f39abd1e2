import { mayFollow, type State } from './course.ts';

/** What a lead can say to an amendment that is admitted: yes, yes if worded otherwise, no, let a sitting decide, think again. */
const verdicts = ['accepted', 'consent-asked', 'declined', 'referred', 'reopened'] as const;
type Verdict = (typeof verdicts)[number];

/** All that decides what can be said to an amendment. */
export interface Standing {
  readonly state: State;
  /** It is not against the text of today, and must be adapted before anybody says yes to it. */
  readonly behind: boolean;
  /** It was referred to a sitting, and not worded anew or taken up again since. */
  readonly bySitting: boolean;
  /** Worded in another language than the one it can be accepted in; whether somebody has said it there. */
  readonly foreign: 'rendered' | 'unrendered' | null;
}

/** What the lead can say to it where it stands. What is a sitting's to decide goes back to it when it is left behind. */
export function verdictsOn({ state, behind, bySitting, foreign }: Standing): Verdict[] {
  const decided = state === 'accepted' || state === 'declined';
  if (bySitting) return behind && state === 'accepted' ? ['referred'] : [];
  return verdicts.filter((verdict) => {
    if (!mayFollow(state, verdict) || (verdict === 'reopened') !== decided) return false;
    if (behind && (verdict === 'accepted' || verdict === 'consent-asked')) return false;
    // A sitting votes on words of the authentic text, and only these are accepted.
    return !(foreign && verdict === 'accepted') && !(foreign === 'unrendered' && verdict === 'referred');
  });
}
