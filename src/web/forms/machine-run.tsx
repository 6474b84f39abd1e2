import { type MachineFailure, machineFailures } from '../../exchange/machine/machine.ts';
import type { MachineRun } from '../../exchange/machine/translate-missing.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { PageContext } from '../page-context.ts';
import type { FormValues } from './contribute-form.tsx';

/** What a machine did, as counts. */
interface Run {
  readonly written: number;
  readonly refused: number;
  readonly unpublished: number;
  readonly left: number;
  readonly failure: MachineFailure | null;
}

/** What a machine did, as the address of the desk tells it. */
export const runQuery = ({ written, refused, unpublished, left, failure }: MachineRun): string =>
  new URLSearchParams({
    run: [written, refused.length, unpublished, left].join('-'),
    ...(failure ? { failure } : {}),
  }).toString();

/** What the address tells; null when it tells nothing. */
function runOf({ run, failure }: FormValues): Run | null {
  const counts = /^(\d{1,4})-(\d{1,4})-(\d{1,4})-(\d{1,4})$/
    .exec(run ?? '')
    ?.slice(1)
    .map(Number);
  if (!counts) return null;
  const [written = 0, refused = 0, unpublished = 0, left = 0] = counts;
  return {
    written,
    refused,
    unpublished,
    left,
    failure: machineFailures.find((one) => one === failure) ?? null,
  };
}

/** What a machine has just done, and why it stopped. */
export function MachineReport({ page, query }: { page: PageContext; query: FormValues }) {
  const { t } = page;
  const run = runOf(query);
  if (!run) return null;
  const told = (['refused', 'unpublished', 'left'] as const).filter((what) => run[what] > 0);
  return (
    <div class="avis" role="status" id="run" tabindex={-1}>
      <p>{t('machine.run.written', { count: run.written })}</p>
      {told.map((what) => (
        <p>{t(`machine.run.${what}`, { count: run[what] })}</p>
      ))}
      {run.failure && <p class="faute">{t.of('machine.failure', run.failure)}</p>}
    </div>
  );
}

interface Props {
  readonly page: PageContext;
  readonly paper: string;
  readonly target: string;
  readonly machine: string;
  readonly missing: number;
}

/** Has the machine translate what is missing. */
export function MachineForm({ page, paper, target, machine, missing }: Props) {
  const { t, language } = page;
  if (missing === 0) return null;
  return (
    <form
      class="bas"
      method="post"
      action={inLanguage(language, addresses.machineTranslation(paper, target))}
    >
      <p class="petit">
        {t('machine.explain', { machine })}{' '}
        <a href={inLanguage(language, addresses.machine)}>{t('machine.more')}</a>
      </p>
      <button class="bouton" type="submit">
        {t('machine.translate', { count: missing, machine })}
      </button>
    </form>
  );
}
