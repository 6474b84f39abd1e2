interface DatedPhase {
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  readonly opens: readonly string[];
}

/** The acts that are open on a day: those of every phase the day falls in. */
export function openOn(day: string, phases: readonly DatedPhase[]): string[] {
  return phases.filter(({ from, to }) => from <= day && day <= to).flatMap(({ opens }) => opens);
}
