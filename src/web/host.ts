import { machineOf } from '../exchange/machine/machine.ts';
import { addresses, inLanguage } from './addresses.ts';
import { detectLanguage } from './languages/detect-language.ts';
import { languages, negotiate } from './languages/languages.ts';
import { mandateTitles } from './languages/mandate-titles.ts';
import { lineWords } from './languages/permission-lines.ts';
import { translator } from './languages/translator.ts';
import {
  amendmentLetter,
  appealLetter,
  guestWayBack,
  hiddenLetter,
  invitationLetter,
  mandateLetter,
  revocationLetter,
  shownAgainLetter,
  suggestionLetter,
} from './letters.ts';
import { askerOf } from './request.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { Site } from './site.ts';

/** Data is asked for without a language in its address: the header alone decides. */
const languageOf = (headers: Headers) => negotiate(headers.get('Accept-Language') ?? undefined);

/** What the interface for programs is handed, so that it knows people, and words what it says, exactly as pages do. */
export function hostOf(site: Site, signIn: SignIn) {
  return {
    db: site.db,
    now: site.now,
    machine: machineOf(site.settings.machine),
    origin: site.settings.origin,
    languages,
    lineAddress: (language: string, line: number) =>
      site.settings.origin + inLanguage(negotiate(language), addresses.permissionLine(line)),
    words(headers: Headers) {
      const language = languageOf(headers);
      return { language, of: translator(language).of, line: lineWords.bind(null, language) };
    },
    asker: (headers: Headers) => askerOf(site, signIn, languageOf(headers), headers),
    detect: detectLanguage,
    titles: mandateTitles,
    letters: {
      hidden: hiddenLetter.bind(null, site),
      shownAgain: shownAgainLetter.bind(null, site),
      appeal: appealLetter.bind(null, site),
      invitation: invitationLetter.bind(null, site),
      mandate: mandateLetter.bind(null, site),
      revocation: revocationLetter(site),
      guest: guestWayBack.bind(null, site),
      amendment: amendmentLetter.bind(null, site),
      suggestion: suggestionLetter.bind(null, site),
    },
    /** The private page of somebody without an account. */
    follow: (language: string, secret: string) =>
      site.settings.origin + inLanguage(negotiate(language), addresses.follow(secret)),
    /** The cookies of a session opened for an address that was proven by a private link. */
    async open(email: string, headers: Headers): Promise<readonly string[]> {
      return (await signIn.openAs(email, headers))?.cookies ?? [];
    },
  };
}
