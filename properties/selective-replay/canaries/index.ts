import { acknowledgingCanaries } from './acknowledging.ts';
import type { WrongCharts } from './canary.ts';
import { clientCanaries } from './clients.ts';
import { cookieCanaries } from './cookies.ts';
import { cutCanaries } from './cut.ts';
import { endingCanaries } from './ending.ts';
import { gapCanaries } from './gaps.ts';
import { heartbeatCanaries } from './heartbeat.ts';
import { joiningCanaries } from './joining.ts';
import { messageCanaries } from './messages.ts';
import { overflowCanaries } from './overflow.ts';
import { primaryCanaries } from './primaries.ts';
import { processFaultCanaries } from './process-faults.ts';
import { processCanaries } from './processes.ts';
import { resetCanaries } from './resets.ts';
import { slowClientCanaries } from './slow-clients.ts';
import { standbyCanaries } from './standbys.ts';
import { successionCanaries } from './succession.ts';
import { takeoverCanaries } from './takeovers.ts';

/** For each property at least one wrong variant in which it must fail; the name says what a developer might have got wrong. */
export const selectiveReplayCanaries: readonly WrongCharts[] = [
  ...standbyCanaries,
  ...clientCanaries,
  ...primaryCanaries,
  ...takeoverCanaries,
  ...joiningCanaries,
  ...successionCanaries,
  ...resetCanaries,
  ...acknowledgingCanaries,
  ...cutCanaries,
  ...messageCanaries,
  ...processCanaries,
  ...processFaultCanaries,
  ...endingCanaries,
  ...cookieCanaries,
  ...overflowCanaries,
  ...gapCanaries,
  ...heartbeatCanaries,
  ...slowClientCanaries,
];
