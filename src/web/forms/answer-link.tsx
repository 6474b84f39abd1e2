import { decide } from '../../domain/people/permissions/permissions.ts';
import type { Voice } from '../../queries/voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';

/** The way to the answer form, for who may answer; whether they may here is decided again by the act. */
export function AnswerLink({ page, voice }: { page: PageContext; voice: Voice }) {
  const place = { circuit: voice.circuit, track: voice.track, paper: voice.paper };
  if (!decide(page.viewer, { act: 'answer', place, open: openToday(page) }).ok) return null;
  return (
    <a href={`${inLanguage(page.language, addresses.contribution(voice.slug))}#answer`}>
      {page.t('answer.give')}
      <span class="vh"> {page.t('voice.to', { author: voice.author })}</span>
    </a>
  );
}
