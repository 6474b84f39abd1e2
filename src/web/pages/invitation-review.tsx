import type { InvitationLine } from '../../exchange/invitation-list.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Faults } from '../components/field.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';
import { ListForm } from './invitations.tsx';
import { SimplePage } from './simple-page.tsx';

/** A line of a list with what is wrong in it, by column. */
export interface CheckedLine {
  readonly line: InvitationLine;
  /** Whether the congress knows the organisation already. */
  readonly known: boolean;
  readonly faults: Faults;
  /** What the sender should know and may leave as it is. */
  readonly notes: readonly string[];
}

/** Everything that is about to be sent; it can be sent once nothing is wrong. */
export function showInvitationReview(
  c: Parameters<Handler>[0],
  lines: readonly CheckedLine[],
  list: string,
): Response {
  const page = c.get('page');
  const { t, language } = page;
  const here = inLanguage(language, addresses.invitations);
  const wrong = lines.filter(({ faults }) => Object.keys(faults).length > 0).length;
  const crumbs = [
    { text: t('invitations.title'), path: addresses.invitations },
    { text: t('invitations.reviewTitle') },
  ];
  return show(
    c,
    <SimplePage
      page={page}
      title={t('invitations.reviewTitle')}
      description={t('invitations.reviewExplain', { count: lines.length })}
      crumbs={crumbs}
    >
      {wrong > 0 && (
        <p class="avis" role="alert">
          {t('invitations.wrong', { count: wrong })}
        </p>
      )}
      <Lines page={page} lines={lines} />
      {wrong === 0 && (
        <form class="bas" method="post" action={here}>
          <textarea name="list" hidden readonly>
            {list}
          </textarea>
          <button class="bouton repondre" type="submit">
            {t('invitations.send', { count: lines.length })}
          </button>
        </form>
      )}
      <h2 class="bas">{t('invitations.correct')}</h2>
      <ListForm page={page} values={{ list }} faults={{}} />
    </SimplePage>,
    wrong > 0 ? 422 : 200,
  );
}

/** The list as a table, what is wrong beside it. */
function Lines({ page, lines }: { page: PageContext; lines: readonly CheckedLine[] }) {
  const { t } = page;
  return (
    <div class="defile">
      <table class="donnees emp">
        <thead>
          <tr>
            <th scope="col">{t('invitation.organisation')}</th>
            <th scope="col">{t('invitation.capacity')}</th>
            <th scope="col">{t('invitation.on')}</th>
            <th scope="col">{t('invitation.email')}</th>
            <th scope="col">{t('invitation.language')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, known, faults, notes }) => (
            <tr>
              <th scope="row">
                <bdi>{line.organisation}</bdi>
                <p class="petit">{t(known ? 'invitation.known' : 'invitation.new')}</p>
                {notes.map((note) => (
                  <p class="petit">
                    <b>{note}</b>
                  </p>
                ))}
                <Fault text={faults.organisation} />
              </th>
              <td data-t={t('invitation.capacity')}>
                {faults.capacity ? <bdi>{line.capacity}</bdi> : t.of('capacity', line.capacity)}
                <Fault text={faults.capacity} />
              </td>
              <td data-t={t('invitation.on')}>
                <bdi>{line.on}</bdi>
                <Fault text={faults.on} />
              </td>
              <td data-t={t('invitation.email')}>
                <bdi>{line.email}</bdi>
                <Fault text={faults.email} />
              </td>
              <td data-t={t('invitation.language')}>
                {line.language}
                <Fault text={faults.language} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Fault = ({ text }: { text: string | undefined }) => (text ? <p class="faute">{text}</p> : null);
