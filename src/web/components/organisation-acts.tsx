import type { OrganisationAct } from '../../queries/organisation-acts.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatDate } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Name } from './name.tsx';

/** Where an act can be read. */
function addressOf({ kind, name, to }: OrganisationAct): string {
  if (kind === 'contribution') return addresses.contribution(name);
  if (kind === 'clause') return addresses.recommendation(name);
  if (kind === 'version') {
    const [paper = '', number = ''] = name.split('/');
    return addresses.version(paper, Number(number));
  }
  if (kind === 'amendment') return addresses.amendment(to ?? '', name);
  const answered = to ?? '';
  const page = /^[A-Z]/.test(answered)
    ? addresses.recommendation(answered)
    : addresses.contribution(answered);
  return `${page}#${name}`;
}

/** What an organisation did, each with the mandate it was done under and the way to it. */
export function OrganisationActs({ page, acts }: { page: PageContext; acts: readonly OrganisationAct[] }) {
  const { t, language, edition } = page;
  return (
    <ul class="lignes fin">
      {acts.map((act) => (
        <li>
          <a href={inLanguage(language, addressOf(act))}>
            {t.of('act.done', act.kind)} · {act.name.replace('/', ' · ')}
          </a>{' '}
          · <Name page={page} text={act.mandate} language={act.mandateLanguage} /> ·{' '}
          <time datetime={act.at.toISOString()}>{formatDate(language, act.at, edition.timeZone)}</time>
        </li>
      ))}
    </ul>
  );
}
