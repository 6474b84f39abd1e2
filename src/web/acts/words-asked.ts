import type { Named } from '../../actions/words-under-lock.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Handler } from '../site.ts';

/** What an address is about: a contribution or an amendment, as they are named and where their own addresses begin. */
export interface Asked {
  readonly about: Named;
  readonly name: string;
  readonly address: string;
}

export function wordsAsked(c: Parameters<Handler>[0]): Asked {
  const { language } = c.get('page');
  const {
    code,
    paper = '',
    contribution = '',
  } = c.req.param() as Readonly<Record<string, string | undefined>>;
  if (code !== undefined)
    return {
      about: { amendment: code },
      name: code,
      address: inLanguage(language, addresses.amendment(paper, code)),
    };
  const address = inLanguage(language, addresses.contribution(contribution));
  return { about: { contribution }, name: contribution, address };
}
