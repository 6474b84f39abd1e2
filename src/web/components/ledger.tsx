import type { RegisterEntry } from '../../queries/register.ts';
import type { PageContext } from '../page-context.ts';
import { Icon } from './icon.tsx';
import { SaidWords } from './said-words.tsx';
import { Answered, Author, StateLabel } from './voice.tsx';

/** The two columns of listening: what people said, and what institutions answered. */
export function Ledger({ page, entries }: { page: PageContext; entries: readonly RegisterEntry[] }) {
  const { t } = page;
  return (
    <ul class="ecoute">
      {entries.map(({ voice, answers }) => (
        <li id={voice.slug}>
          <div class="dit">
            <span class="etiq">{t('register.said')}</span>
            <SaidWords page={page} voice={voice} class="parole-dite" />
            <Author page={page} voice={voice} />
          </div>
          <span class="sens-fleche">
            <Icon name="arrow-right" turns />
          </span>
          {answers.length > 0 ? (
            <div class="rep">
              {answers.map((reply) => (
                <Answered page={page} reply={reply} />
              ))}
            </div>
          ) : (
            <div class={voice.state === 'late' ? 'rep attend' : 'rep'}>
              <StateLabel page={page} voice={voice} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
