import {
  aClientFindsAGap,
  aStandbyFindsAGap,
  aTakeoverEnds,
  theReturnedMayTakeOver,
  twoBelieve,
} from '../witnesses/index.ts';
import type { Composition } from '../composition.ts';
import { chassis } from './chassis.ts';

/** The chassis whose control cards nobody watches: they miss each other, and now and then one that lives, whose heartbeats are lost. */
export const beatingChassis: Composition = {
  ...chassis,
  name: 'selective-replay/chassis-beating',
  options: { ...chassis.options, heartbeatPeriod: 2, heartbeatTimeout: 5 },
  detection: 'never',
  beats: { capacity: 64, urgent: { above: 3 } },
  unheard: { 'U0 > U1': 8, 'U1 > U0': 8 },
  witnesses: [aTakeoverEnds, theReturnedMayTakeOver, twoBelieve],
};

/** The same in several devices: whatever is between units and clients may be lost, come twice, or be late, and messages are numbered. */
export const distributedChassis: Composition = {
  ...beatingChassis,
  name: 'selective-replay/chassis-distributed',
  options: { ...beatingChassis.options, channelKind: 'lossy' },
  mirror: { capacity: 64, loss: 'unbounded', duplication: 'unbounded', urgent: { above: 3 } },
  fabric: { capacity: 64, loss: 'unbounded', duplication: 'unbounded', urgent: { above: 3 } },
  witnesses: [aTakeoverEnds, theReturnedMayTakeOver, aClientFindsAGap, aStandbyFindsAGap],
};
