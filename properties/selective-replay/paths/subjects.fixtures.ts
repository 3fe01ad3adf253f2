import type { Subject } from '../../paths/subject.fixtures.ts';
import { beating } from './beating.fixtures.ts';
import { besideUnits } from './beside-units.fixtures.ts';
import { whereMessagesAreMissed } from './gaps.fixtures.ts';
import { primaries } from './primaries.fixtures.ts';
import { standbys } from './standbys.fixtures.ts';

/** Every chart of selective replay, with what may happen to it. */
export const subjects: readonly Subject[] = [
  ...standbys,
  ...primaries,
  ...beating,
  ...besideUnits,
  ...whereMessagesAreMissed,
];
