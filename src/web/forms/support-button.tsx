import type { Voice } from '../../queries/voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Supports } from '../components/voice.tsx';
import type { PageContext } from '../page-context.ts';

/** Support by one click for who is signed in; the count alone for everybody else. */
export function SupportButton({ page, voice }: { page: PageContext; voice: Voice }) {
  if (!page.viewer) {
    return (
      <span>
        <Supports page={page} voice={voice} />
      </span>
    );
  }
  return (
    <form method="post" action={`${inLanguage(page.language, addresses.contribution(voice.slug))}/supports`}>
      <button class="lien" type="submit">
        {page.t('voice.support')}
        <span class="vh"> {page.t('voice.to', { author: voice.author })}</span>
      </button>{' '}
      <Supports page={page} voice={voice} />
    </form>
  );
}
