import { reasons } from '../../domain/moderation/reasons.ts';
import { moderationCounts } from '../../queries/moderation-counts.ts';
import { formatNumber } from '../languages/formats.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

const figures = [
  'said',
  'proposed',
  'reported',
  'waiting',
  'kept',
  'hidden',
  'withdrawn',
  'appeals',
  'upheld',
] as const;

/** The rules of the debate, and how moderation goes in numbers. */
export const rulesPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const counts = await moderationCounts(site.db, edition.id);
    return show(
      c,
      <SimplePage page={page} title={t('rules.title')} description={t('rules.explain')}>
        <h2>{t('rules.reasons')}</h2>
        <ul class="lignes">
          {reasons.map((reason) => (
            <li>
              <b>{t.of('moderation.reason', reason)}</b>
              <p>{t.of('moderation.rule', reason)}</p>
            </li>
          ))}
        </ul>
        <h2 class="bas">{t('rules.how')}</h2>
        <p>{t('rules.how.text')}</p>
        <p>{t('rules.appeal.text')}</p>
        <p>{t('rules.accepted.text')}</p>
        <h2 class="bas">{t('rules.numbers')}</h2>
        <dl class="chiffres">
          {figures.map((figure) => (
            <div>
              <dt>{t.of('rules.number', figure)}</dt>
              <dd>{formatNumber(language, counts[figure])}</dd>
            </div>
          ))}
        </dl>
        {counts.hidden > 0 && (
          <ul class="lignes fin bas">
            {Object.entries(counts.byReason).map(([reason, count]) => (
              <li>
                {t.of('moderation.reason', reason)} · {formatNumber(language, count)}
              </li>
            ))}
          </ul>
        )}
      </SimplePage>,
    );
  };
