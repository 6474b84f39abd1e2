import type { Command } from './command.ts';

/** Every command by its name. Each is loaded when it is asked for, so that none slows another's start. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  redline: async () => (await import('./redline.ts')).redlineCommand,
  merge: async () => (await import('./merge.ts')).mergeCommand,
  translate: async () => (await import('./translate.ts')).translateCommand,
};
