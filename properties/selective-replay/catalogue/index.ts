import { directSystems, seldomSystems } from './acknowledging.ts';
import { consumerSystems } from './consumers.ts';
import { coreSystems } from './core.ts';
import { cookieSystems } from './cookies.ts';
import { cutSystems } from './cut.ts';
import { endingSystems } from './ending.ts';
import { gapSystems } from './gaps.ts';
import { heartbeatSystems } from './heartbeat.ts';
import { overflowSystems } from './overflow.ts';
import { messageSystems } from './messages.ts';
import { processFaultSystems } from './process-faults.ts';
import { processSystems } from './processes.ts';
import { resetSystems, returningSystems, silentSystems } from './outer.ts';
import { slowClientSystems } from './slow-clients.ts';
import { successionSystems } from './succession.ts';
import type { CataloguedComposition } from './scope.ts';

/** Every system of selective replay that is checked. */
export const selectiveReplaySystems: readonly CataloguedComposition[] = [
  ...coreSystems,
  ...silentSystems,
  ...resetSystems,
  ...endingSystems,
  ...overflowSystems,
  ...gapSystems,
  ...slowClientSystems,
  ...returningSystems,
  ...directSystems,
  ...seldomSystems,
  ...successionSystems,
  ...cutSystems,
  ...messageSystems,
  ...processSystems,
  ...processFaultSystems,
  ...consumerSystems,
  ...cookieSystems,
  ...heartbeatSystems,
];
