import { decide, everywhere } from '../../domain/people/permissions/permissions.ts';
import { machineOf } from '../../exchange/machine/machine.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** Which machine translates here, and what it is sent: for everybody; the secretariat decides it here. */
export const machinePage =
  (site: Site): Handler =>
  (c) => {
    const page = c.get('page');
    const { t, language, edition, viewer } = page;
    const machine = machineOf(site.settings.machine);
    const drafts = edition.machineDrafts;
    const sets = decide(viewer, { act: 'set-machine', place: everywhere, open: [] }).ok;
    return show(
      c,
      <SimplePage
        page={page}
        title={t('machine.title')}
        description={t('machine.description')}
        crumbs={[{ text: t('machine.title') }]}
      >
        <p>{machine ? t('machine.on', { machine: machine.name }) : t('machine.off')}</p>
        <p>{t('machine.labelled')}</p>
        <p>{t(drafts ? 'machine.drafts.sent' : 'machine.drafts.kept')}</p>
        {sets && (
          <form class="bas" method="post" action={inLanguage(language, addresses.machine)}>
            <input type="hidden" name="drafts" value={drafts ? 'no' : 'yes'} />
            <button class="bouton" type="submit">
              {t(drafts ? 'machine.drafts.keep' : 'machine.drafts.send')}
            </button>
          </form>
        )}
      </SimplePage>,
    );
  };
