import { permissions } from '../../domain/people/permissions/table.ts';
import type { Language } from './languages.ts';
import { translator } from './translator.ts';

/** A line of the table of permissions in one sentence: « Line 12: … ». */
export function lineWords(language: Language, number: number): string {
  const line = permissions.find((one) => one.line === number);
  if (!line) throw new Error(`the table has no line ${number}`);
  const t = translator(language);
  return t('permission.line', {
    line: number,
    act: t.of('act', line.act),
    role: t.of('role', line.role),
    on: t.of('permission.on', line.on),
    while: t.of('permission.while', line.while),
  });
}
