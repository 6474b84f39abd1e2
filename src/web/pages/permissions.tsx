import { acts, type Permission, permissions } from '../../domain/people/permissions/table.ts';
import { roles } from '../../domain/people/viewer.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** The table of permissions as it is applied: every act, who may do it, where and when; then every role. */
export const permissionsPage: Handler = (c) => {
  const page = c.get('page');
  const { t } = page;
  return show(
    c,
    <SimplePage page={page} title={t('permissions.title')} description={t('permissions.explain')}>
      <p>{t('permissions.how')}</p>
      <h2>{t('permissions.byAct')}</h2>
      <ByAct page={page} />
      <h2 class="bas" id="roles">
        {t('permissions.byRole')}
      </h2>
      <ByRole page={page} />
    </SimplePage>,
  );
};

function ByAct({ page: { t } }: { page: PageContext }) {
  const lines = acts.flatMap((act) => permissions.filter((line) => line.act === act));
  return (
    <table class="donnees emp">
      <thead>
        <tr>
          <th scope="col">{t('permissions.act')}</th>
          <th scope="col">{t('permissions.line')}</th>
          <th scope="col">{t('permissions.role')}</th>
          <th scope="col">{t('permissions.on')}</th>
          <th scope="col">{t('permissions.while')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, act, role, on, while: open }) => (
          <tr id={`line-${line}`}>
            <th scope="row">{t.of('act', act)}</th>
            <td data-t={t('permissions.line')}>{line}</td>
            <td data-t={t('permissions.role')}>{t.of('role', role)}</td>
            <td data-t={t('permissions.on')}>{t.of('permission.on', on)}</td>
            <td data-t={t('permissions.while')}>{t.of('permission.while', open)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every role with its lines: one that has none says so. */
function ByRole({ page: { t } }: { page: PageContext }) {
  return (
    <table class="donnees emp">
      <thead>
        <tr>
          <th scope="col">{t('permissions.role')}</th>
          <th scope="col">{t('permissions.lines')}</th>
        </tr>
      </thead>
      <tbody>
        {[...roles, 'participant' as const, 'visitor' as const].map((role) => {
          const own = permissions.filter((line) => line.role === role);
          return (
            <tr>
              <th scope="row">{t.of('role', role)}</th>
              <td data-t={t('permissions.lines')}>
                {own.length === 0 ? t('permissions.none') : <Lines lines={own} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const Lines = ({ lines }: { lines: readonly Permission[] }) =>
  lines.map(({ line }) => (
    <>
      <a class="cible" href={`#line-${line}`}>
        {line}
      </a>{' '}
    </>
  ));
