import type { Always, Step } from '../../property.ts';
import type { ProcessStateView } from '../view.ts';

/** What holds of silence, counted apart from the manager's own counter. */
export const silenceIsBounded: Always<ProcessStateView> = {
  kind: 'always',
  name: 'A name counts as alive for no more counts of silence than the limit',
  clauses: ['S-PSM-14', 'PSM-HBT-8', 'PSM-HBT-9', 'PSM-HBT-10', 'PSM-HBT-11', 'PSM-HBT-14'],
  holds: ({ manager, names, countsOfSilence }) =>
    names.every(
      (name) =>
        manager === undefined || manager.entries[name]?.state !== 'alive' || countsOfSilence(name) <= manager.limit,
    ),
};

export const nobodyIsSuspectedTooSoon: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A name dies only after more counts of silence than the limit',
  clauses: ['S-PSM-13', 'PSM-HBT-10', 'PSM-HBT-11'],
  holds: (before, _event, _sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.manager?.entries[name]?.state, after.manager?.entries[name]?.state];
      const limit = after.manager?.limit;
      return was !== 'alive' || is !== 'dead' || limit === undefined || after.countsOfSilence(name) > limit;
    }),
};
