import { type Inline, plainText } from '../domain/papers/inline.ts';
import { lacking } from '../domain/terms/check-terms.ts';
import { termChecks } from '../queries/terms.ts';
import type { Database } from '../store/database.ts';
import type { LockedPaper } from './paper-under-lock.ts';

/** The terms of the authentic words whose expected translation is not in what is given, or is there wrongly. */
export async function termsLacking(
  trx: Database,
  paper: LockedPaper,
  state: number,
  { language, content }: { readonly language: string; readonly content: readonly Inline[] },
): Promise<string[]> {
  const authentic = await trx
    .selectFrom('provision_text')
    .select('plain')
    .where('state_id', '=', state)
    .where('status', '=', 'original')
    .executeTakeFirstOrThrow();
  const languages = { source: paper.authentic, target: language };
  const text = { source: authentic.plain, target: plainText(content) };
  const [checks = []] = await termChecks(trx, paper.edition, languages, [text]);
  return lacking(checks).map(({ slug }) => slug);
}
