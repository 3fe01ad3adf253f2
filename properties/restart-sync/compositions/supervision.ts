import type { Sometimes } from '../../../spec/property.ts';
import type { SupervisionView } from '../../../spec/restart-sync/supervision-view.ts';
import type { Supervised } from '../supervised.ts';
import { crashes, findings } from './samples.ts';

const anEndIsUnanswered: Sometimes<SupervisionView> = {
  kind: 'sometimes',
  name: 'A process has ended, and the order to start it is still to come',
  clauses: ['SYNC-40'],
  holds: ({ names, unansweredFor }) => names.some((name) => (unansweredFor(name) ?? 0) > 0),
};

const aSuccessorIsComplete: Sometimes<SupervisionView> = {
  kind: 'sometimes',
  name: 'A process that was started again has found all of its data',
  clauses: ['SYNC-46'],
  holds: ({ names, source }) =>
    names.some((name) => {
      const found = source(name);
      return found?.phase === 'complete' && (found.own?.incarnation ?? 0) > 1;
    }),
};

/** The processes die as often as it is said, and start again before or after their supervisor orders it. */
export function underSupervision(deaths: Readonly<Record<string, number>>, restartDelay: number): Supervised {
  const [first = ''] = Object.keys(deaths);
  return {
    name: 'restart-sync/supervision',
    processes: Object.keys(deaths),
    restartDelay,
    stimuli: findings(first, 1),
    faults: crashes(deaths),
    witnesses: [anEndIsUnanswered, aSuccessorIsComplete],
  };
}
