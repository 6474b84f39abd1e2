import { type Act, acts, permissions } from '../../domain/people/permissions/table.ts';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** The table of permissions as it is applied: every act, who may do it, where and when. */
export const permissionsPage: Handler = (c) => {
  const page = c.get('page');
  const { t } = page;
  const lines = (act: Act) => permissions.filter((line) => line.act === act);
  return show(
    c,
    <SimplePage page={page} title={t('permissions.title')} description={t('permissions.explain')}>
      <table class="donnees emp">
        <thead>
          <tr>
            <th scope="col">{t('permissions.act')}</th>
            <th scope="col">{t('permissions.role')}</th>
            <th scope="col">{t('permissions.on')}</th>
            <th scope="col">{t('permissions.while')}</th>
          </tr>
        </thead>
        <tbody>
          {acts.flatMap((act) =>
            lines(act).map((line) => (
              <tr>
                <th scope="row">{t.of('act', act)}</th>
                <td data-t={t('permissions.role')}>{t.of('role', line.role)}</td>
                <td data-t={t('permissions.on')}>{t.of('permission.on', line.on)}</td>
                <td data-t={t('permissions.while')}>{t.of('permission.while', line.while)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      <p class="bas">{t('permissions.own')}</p>
    </SimplePage>,
  );
};
