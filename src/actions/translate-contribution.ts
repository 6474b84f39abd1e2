import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { contributionUnderLock, textHash } from './standing.ts';
import {
  contributionTranslationNow,
  writeContributionTranslation,
} from './write-contribution-translation.ts';

export interface ContributionTranslation {
  readonly edition: number;
  readonly slug: string;
  readonly language: string;
  readonly text: string;
  /** The hash of the translation that was there when it was made, empty for none: nobody overwrites unread words. */
  readonly seen: string;
}

export type TranslateContributionRefusal =
  | PermissionRefusal
  | 'no-such-contribution'
  | 'same-language'
  | 'changed-meanwhile';

/**
 * Says in another language what somebody said; returns the language. It takes the place of what a machine or somebody
 * before said there. Sent again, the words are there already and nothing changes.
 */
export function translateContribution(
  db: Database,
  viewer: Viewer | null,
  given: ContributionTranslation,
  now: Date,
): Promise<Result<string, TranslateContributionRefusal>> {
  return db.transaction().execute(async (trx) => {
    const said = await contributionUnderLock(trx, given);
    if (!said) return refused('no-such-contribution');
    const request = { act: 'translate-contribution', place: said.place, open: [] } as const;
    const decision = await authorise(trx, viewer, request);
    if (!decision.ok || !viewer) return refused(decision.ok ? 'sign-in-first' : decision.refusal);
    if (!decision.mandate) return refused('not-your-role');
    if (said.standing !== 'published') return refused('no-such-contribution');
    const { language, text, seen } = given;
    if (language === said.language) return refused('same-language');
    const there = await contributionTranslationNow(trx, said.id, language);
    if (there?.text === text && there.madeBy === 'human') return done(language);
    if ((there ? textHash(there.text) : '') !== seen) return refused('changed-meanwhile');
    const source = textHash(said.text);
    const written = { contribution: said.id, language, text, source, suggestion: null };
    await writeContributionTranslation(trx, { ...written, mandate: decision.mandate.id }, now);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'contribution-translated',
        edition_id: said.edition,
        person_id: viewer.person,
        mandate_id: decision.mandate.id,
        paper_id: said.paper,
        provision_id: said.provision,
        contribution_id: said.id,
        content: JSON.stringify({ language, text: textHash(text) }),
      })
      .execute();
    return done(language);
  });
}
