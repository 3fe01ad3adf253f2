import type { Always, Step } from '../../property.ts';
import type { ProcessStateView } from '../view.ts';

/** What holds of silence, counted apart from the manager's own counter. */
export const silenceIsBounded: Always<ProcessStateView> = {
  kind: 'always',
  name: 'A name counts as alive for no more counts of silence than the limit, and one more while it is asked',
  clauses: ['S-PSM-14', 'PSM-HBT-8', 'PSM-HBT-9', 'PSM-HBT-10', 'PSM-HBT-11', 'PSM-HBT-13', 'PSM-HBT-14', 'PSM-HBT-25'],
  holds: ({ manager, names, countsOfSilence }) =>
    names.every((name) => {
      const entry = manager?.entries[name];
      if (manager === undefined || entry?.state !== 'alive' || entry.judgedBy !== 'silence') return true;
      return countsOfSilence(name) <= (manager.probes ? manager.limit + 1 : manager.limit);
    }),
};

export const nobodyIsSuspectedTooSoon: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A name whose silence is counted dies only after more counts than the limit',
  clauses: ['S-PSM-13', 'PSM-HBT-10', 'PSM-HBT-11', 'PSM-HBT-25'],
  holds: (before, _event, _sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.manager?.entries[name], after.manager?.entries[name]];
      const limit = after.manager?.limit;
      if (was?.state !== 'alive' || was.judgedBy !== 'silence' || is?.state !== 'dead') return true;
      return limit === undefined || after.countsOfSilence(name) > limit;
    }),
};
