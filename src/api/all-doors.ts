import { accountDoors } from './account.ts';
import { amendingDoors } from './amending.ts';
import { amendmentDoors } from './amendments.ts';
import { answeringDoors } from './answering.ts';
import { contributingDoors } from './contributing.ts';
import { decidingDoors } from './deciding.ts';
import { directoryDoors } from './directory.ts';
import type { Door } from './doors.ts';
import { machineDoors } from './machine.ts';
import { moderatingDoors } from './moderating.ts';
import { namingDoors } from './naming.ts';
import { ownDoors } from './own.ts';
import { paperFormDoors } from './paper-forms.ts';
import { paperDoors } from './papers.ts';
import { sourceDoors } from './sources.ts';
import { suggestingDoors } from './suggesting.ts';
import { termDoors } from './terms.ts';
import { voiceDoors } from './voices.ts';
import { votingDoors } from './voting.ts';
import { writingDoors } from './writing.ts';

/** Every address of the interface. */
export const doors: readonly Door[] = [
  ...directoryDoors,
  ...paperDoors,
  ...paperFormDoors,
  ...voiceDoors,
  ...contributingDoors,
  ...ownDoors,
  ...answeringDoors,
  ...amendmentDoors,
  ...amendingDoors,
  ...decidingDoors,
  ...votingDoors,
  ...writingDoors,
  ...suggestingDoors,
  ...termDoors,
  ...machineDoors,
  ...sourceDoors,
  ...moderatingDoors,
  ...namingDoors,
  ...accountDoors,
];
