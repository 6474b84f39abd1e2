import { addDays, instantOf } from './local-time.ts';

interface Phase {
  readonly name: string;
  /** The language of the name. */
  readonly language: string;
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  readonly opens: readonly string[];
}

/** A sitting that is still to come; `from` is on the clock of the edition, where it is known. */
export interface ComingSitting {
  readonly title: string;
  readonly language: string;
  readonly day: string;
  readonly from: string | null;
}

/** The moment before which a text must be ready, and what it is ready for. */
export interface NextUse {
  readonly at: Date;
  /** `day`: a sitting at an hour that is not known; the moment is the beginning of its day. */
  readonly kind: 'sitting' | 'day' | 'begins' | 'ends';
  /** Of the sitting or the phase. */
  readonly name: string;
  readonly language: string;
}

interface Calendar {
  readonly phases: readonly Phase[];
  readonly timeZone: string;
  /** The day it is there. */
  readonly today: string;
}

/**
 * When a text is next used: at the sitting where it comes next; without one, when the next phase begins in which people
 * debate or consolidate; without one, when the phase ends in which it can still be written. Null when nothing is ahead.
 */
export function nextUse(
  { phases, timeZone, today }: Calendar,
  sitting: ComingSitting | undefined,
): NextUse | null {
  const at = (day: string, clock = '00:00') => instantOf(`${day}T${clock}`, timeZone);
  if (sitting) {
    const { title: name, language, day, from } = sitting;
    return { at: at(day, from ?? undefined), kind: from === null ? 'day' : 'sitting', name, language };
  }
  const opens = (phase: Phase, ...acts: string[]) => acts.some((act) => phase.opens.includes(act));
  const inOrder = [...phases].sort((one, other) => (one.from < other.from ? -1 : 1));
  const next = inOrder.find((phase) => phase.from > today && opens(phase, 'contribute', 'consolidate'));
  if (next) return { at: at(next.from), kind: 'begins', name: next.name, language: next.language };
  const now = inOrder.find(
    ({ from, to, opens: acts }) => from <= today && today <= to && acts.includes('draft'),
  );
  // A phase ends when its last day does.
  return now ? { at: at(addDays(now.to, 1)), kind: 'ends', name: now.name, language: now.language } : null;
}
