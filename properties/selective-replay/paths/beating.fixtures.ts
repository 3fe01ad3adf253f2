import { unitInput } from '../../../machines/selective-replay/control-unit-input.fixtures.ts';
import { controlUnit } from '../../../machines/selective-replay/control-unit.ts';
import type { Subject } from '../../paths/subject.fixtures.ts';
import * as told from './messages.fixtures.ts';
import { subject } from './subject.fixtures.ts';

const { failover, unitHeartbeat: beat } = told;

/** Control units that hear heartbeats, in each of their roles. */
export const beating: readonly Subject[] = [
  subject(
    'that stands by beside another, and hears heartbeats',
    controlUnit,
    unitInput(2, { units: ['U0', 'U1', 'U2'], hasHeartbeat: true }),
    [beat(0, 3), beat(0, 1), beat(1, 4), failover(0), failover(1), told.snapshot(4)],
    { joinRetry: 1 },
    ({ highestEpochSeen, epoch }) => Number(highestEpochSeen) > 4 || Number(epoch) > 0,
  ),
  subject(
    'that takes over, and hears heartbeats',
    controlUnit,
    unitInput(1, { hasHeartbeat: true }),
    [failover(0), told.processFit, beat(0, 2), beat(0, 4)],
    { joinRetry: 1 },
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 3,
  ),
  subject(
    'that reigns, and hears heartbeats',
    controlUnit,
    unitInput(0, { hasHeartbeat: true }),
    [beat(1, 1), beat(1, 3)],
    { joinRetry: 1 },
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 3,
  ),
  subject(
    'that is back, and hears heartbeats',
    controlUnit,
    unitInput(0, { isBack: true, highestEpochSeen: 2, hasHeartbeat: true }),
    [beat(1, 1), beat(1, 3), beat(1, 5)],
    { joinRetry: 1 },
    ({ highestEpochSeen }) => Number(highestEpochSeen) > 3,
  ),
];
