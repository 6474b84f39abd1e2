import { parseSettings, type Settings } from '../settings.ts';
import { BadUsage, type Io } from './command.ts';

/** The settings of this environment, or an error that lists everything wrong with them. */
export function readSettings(io: Io): Settings {
  const parsed = parseSettings(io.env);
  if (!parsed.ok) throw new BadUsage(parsed.errors.join('\n'));
  return parsed.value;
}
