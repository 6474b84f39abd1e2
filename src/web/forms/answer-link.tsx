import { decide } from '../../domain/people/permissions/permissions.ts';
import type { Voice } from '../../queries/voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Phrase } from '../components/phrase.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';

/** The way to the answer form, for who may answer; whether they may here is decided again by the act. */
export function AnswerLink({ page, voice }: { page: PageContext; voice: Voice }) {
  const place = { circuit: voice.circuit, track: voice.track, paper: voice.paper };
  if (!decide(page.viewer, { act: 'answer', place, open: openToday(page) }).ok) return null;
  return (
    <a href={`${inLanguage(page.language, addresses.contribution(voice.slug))}#answer`}>
      <Phrase page={page} say="answer.give" values={{ author: voice.author || page.t('person.unnamed') }} />
    </a>
  );
}
