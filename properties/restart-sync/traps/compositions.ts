import type { Sometimes } from '../../../spec/property.ts';
import { edgesAreAcyclic } from '../../../spec/restart-sync/properties/chain.ts';
import type { RestartSyncView } from '../../../spec/restart-sync/view.ts';
import type { Composition } from '../composition.ts';
import { choosing } from '../compositions/choices.ts';
import * as managed from '../compositions/managed.ts';
import * as restarts from '../compositions/restarts.ts';
import { crashes, findings, late, pair } from '../compositions/samples.ts';
import { configured, passedOn } from '../compositions/several.ts';
import { aRestartIsTakenOver } from '../witnesses.ts';

/** In what each trap comes about: as few processes, records and deaths as it needs. */

/** Messages between processes arrive within the tick. */
function inTime(composition: Composition): Composition {
  return { ...composition, ipc: { ...composition.ipc, urgent: true } };
}

/** Notices do so as well. */
function allInTime(composition: Composition): Composition {
  return { ...inTime(composition), notices: { ...composition.notices, urgent: true } };
}

export const once = restarts.restart(1, 1);
export const long = restarts.restart(2, 1);
export const twice: Composition = { ...restarts.restart(2, 2), ipc: { ...late.ipc, capacity: 2 } };
/** The same, and what is told arrives within the tick. */
export const twiceInTime = allInTime(twice);
export const dyingOn = restarts.restart(1, 2);
export const unseen = restarts.unasked({ S: 1 }, 2);
export const changing = restarts.changing('changes', 'full-set', 1);
export const untimed = choosing('timer-stops', { secondTimer: false }, ['S-SYNC-4', 'S-SYNC-7', 'S-SYNC-15']);
export const middle = passedOn('chain-middle', { M: 1 }, 'full-set', false);
export const head = passedOn('chain-head', { S: 1 }, 'full-set', false);
export const shrinking = inTime(head);
export const headAndMiddle = allInTime(passedOn('chain-both', { S: 1, M: 1 }, 'full-set', true));
export const configuredOnce = configured('configured', { S: 1, C: 1 }, null);
export const besideManager = managed.besideManager({ S: 1 }, 3);
export const managerRestart = managed.managerRestart(0, 2);
export const suspected = managed.suspected('suspected-receiver', 'R', { S: 1 }, 2);

/** The head dies for good. */
export const headForGood: Composition = {
  ...passedOn('chain-head-for-good', {}, 'full-set', false),
  faults: [{ crash: 'S', times: 1 }],
  witnesses: [],
};

/** The source and the receiver die. */
export const bothDie: Composition = {
  ...restarts.bothRestart({ S: 1, R: 1 }),
  witnesses: [aRestartIsTakenOver],
};

/** A birth may be lost: who uses the data of S is deaf to it. */
export const deaf: Composition = {
  ...inTime(restarts.unasked({ S: 2 })),
  name: 'restart-sync/deaf',
  notices: { ...late.notices, loss: 1 },
};

/** Two requests for the same data, since the answer to the first takes its time; what is removed meanwhile belongs to neither. */
export const crossing: Composition = allInTime({
  name: 'restart-sync/crossing',
  processes: pair,
  options: { ipc: 'lossy', subscribeRetry: 1 },
  ...late,
  stimuli: [...findings('S', 2), { part: 'S', event: { type: 'Change', put: [], remove: ['1'] }, times: 1 }],
  faults: crashes({ S: 1 }),
  witnesses: [],
});

export const everybodyCompletes: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'Everybody has all of its data',
  clauses: ['SYNC-51', 'L-SYNC-2'],
  holds: ({ names, process }) => names.every((name) => process(name)?.source?.phase === 'complete'),
};

/** A and B use the data of each other, which no composition should have. */
export const ring: Composition = {
  ...late,
  name: 'restart-sync/ring',
  processes: { A: { inputs: ['B'], source: {} }, B: { inputs: ['A'], source: {} } },
  ipc: { ...late.ipc, urgent: true },
  stimuli: [],
  faults: crashes({ A: 1, B: 1 }),
  witnesses: [everybodyCompletes],
  broken: { [edgesAreAcyclic.name]: 'the inputs of these two go round in a circle' },
};
