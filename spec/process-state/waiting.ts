import type { Waiting } from '../clause.ts';

/** The clauses that are specified but not built yet, by what they wait for, nearest first. */
export const waiting: readonly Waiting[] = [
  ...waitFor('Operating-system detectors: next ring', [
    'PSM-REG-12',
    'PSM-REG-13',
    'PSM-REG-18',
    'PSM-HBT-2',
    'PSM-HBT-3',
    'PSM-HBT-4',
    'PSM-HBT-5',
    'PSM-HBT-7',
    'PSM-HBT-18',
  ]),
  ...waitFor('Probe: next ring', ['PSM-HBT-13', 'PSM-HBT-25']),
  ...waitFor('Demand to a superseded instance: next ring', ['PSM-HBT-23', 'PSM-HBT-26']),
  ...waitFor('Sending again after a rejection as not ready (the rejection itself is built): next ring', ['PSM-KEY-12']),
  ...waitFor('Two processes that are interested in each other: next ring', ['PSM-LKP-17']),
  ...waitFor('Loss of a processor: waits for systems with several processes on one', ['PSM-HBT-21']),
  ...waitFor('Check of the configuration: waits for declared bounds on delay', ['PSM-HBT-20']),
  ...waitFor('Late heartbeats left unanswered: an option not built yet', ['PSM-HBT-17']),
  ...waitFor('Refresh of data after a restart: waits for the synchronisation of restarted processes', ['PSM-KEY-14']),
  ...waitFor('Restart of the manager: after the next ring', [
    'PSM-REG-17',
    'PSM-KEY-16',
    'PSM-KEY-17',
    'PSM-KEY-18',
    'PSM-NTF-13',
  ]),
  ...waitFor('Polling of the operating system: after the next ring', ['PSM-HBT-6', 'PSM-HBT-24']),
  ...waitFor('Look-up by poll: after the next ring', ['PSM-LKP-11']),
  ...waitFor('Look-up by identifier of the operating system: last', ['PSM-LKP-3']),
  ...waitFor('Control channel that loses, with acknowledgement and repeat: last', ['PSM-NTF-10']),
  ...waitFor('Interest that outlives its instance: last', ['PSM-LKP-15']),
  ...waitFor('Move of a process to another element: last', ['PSM-REG-16']),
];

function waitFor(reason: string, clauses: readonly string[]): readonly Waiting[] {
  return clauses.map((clause) => ({ clause, reason }));
}
