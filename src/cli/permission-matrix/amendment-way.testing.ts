import type { AmendmentTargets } from './amendment-targets.testing.ts';
import type { Trial, Way } from './way.testing.ts';

/** The doors of an act on an amendment that stands somewhere: its page and its address have the same noun. */
export const onAmendment = (
  standing: Exclude<keyof AmendmentTargets, 'version'>,
  noun: string,
): Pick<Way, 'page' | 'shown' | 'api'> => {
  const codeOf = ({ target }: Trial) => target.amendments[standing];
  return {
    page: (trial) => ({
      route: `/papers/:paper/amendments/:code/${noun}`,
      params: { paper: trial.target.paper, code: codeOf(trial) },
    }),
    shown: (trial) => {
      const page = `/papers/${trial.target.paper}/amendments/${codeOf(trial)}`;
      return { on: page, as: `action="/en${page}/${noun}"` };
    },
    api: (trial) => ({ route: `/amendments/{code}/${noun}`, params: { code: codeOf(trial) } }),
  };
};
