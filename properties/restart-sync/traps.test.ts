import { clauses } from '../../spec/restart-sync/clauses/index.ts';
import { traps } from '../../spec/restart-sync/traps.ts';
import { judgeTraps } from '../judging/traps.fixtures.ts';
import { restartSyncSystems } from './catalogue/index.ts';
import { charts, restartSync } from './system.ts';
import { restartSyncScenarios, trapScenarios } from './traps/index.ts';
import { unguarded } from './traps/unguarded.ts';

judgeTraps({
  protocol: 'restart-sync',
  clauses,
  traps,
  byNumber: trapScenarios,
  scenarios: restartSyncScenarios,
  canaries: Object.values(unguarded),
  charts,
  build: restartSync,
  systems: restartSyncSystems,
});
