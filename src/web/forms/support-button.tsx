import { decide } from '../../domain/people/permissions/permissions.ts';
import type { DebatedVoice } from '../../queries/thread.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Phrase } from '../components/phrase.tsx';
import { Supports } from '../components/voice.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';

/** Support by one click, and taking it back by another, for who may; the count alone for everybody else. */
export function SupportButton({ page, voice }: { page: PageContext; voice: DebatedVoice }) {
  const { t, viewer, language } = page;
  const place = { circuit: voice.circuit, track: voice.track, paper: voice.paper };
  if (!decide(viewer, { act: 'support', place, open: openToday(page) }).ok)
    return (
      <span>
        <Supports page={page} voice={voice} />
      </span>
    );
  return (
    <form method="post" action={`${inLanguage(language, addresses.contribution(voice.slug))}/supports`}>
      <button class="lien" type="submit" name="supports" value={voice.supported ? 'no' : 'yes'}>
        <Phrase
          page={page}
          say={voice.supported ? 'voice.support.withdraw' : 'voice.support'}
          values={{ author: voice.author || t('person.unnamed') }}
        />
      </button>{' '}
      <Supports page={page} voice={voice} />
    </form>
  );
}
