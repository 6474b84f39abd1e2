import type { Fault } from './check-amendments.ts';
import type { PackAmendment } from './pack-amendments.ts';

/** What is hidden has no words, and all else has. */
export function wordsFaults({ standing, reason, wordings }: PackAmendment): Fault[] {
  const hidden = standing === 'hidden';
  const empty = wordings.flatMap(({ operations }, index) =>
    (operations.length === 0) === hidden ? [] : [{ at: ['wordings', index, 'operations'] }],
  );
  const message = hidden
    ? 'it is hidden: leave its words out'
    : 'write what it says, or standing: hidden where moderation hid it';
  return [...((reason === '') === hidden ? [] : [{ at: ['reason'] }]), ...empty].map(({ at }) => ({
    at,
    message,
  }));
}
