import { clauses } from '../../spec/process-state/clauses/index.ts';
import { traps } from '../../spec/process-state/traps.ts';
import { judgeTraps } from '../judging/traps.fixtures.ts';
import { processStateCanaries } from './canaries/index.ts';
import { processStateSystems } from './catalogue/index.ts';
import { charts, processState } from './system.ts';
import { processStateScenarios, trapScenarios } from './traps/index.ts';

judgeTraps({
  protocol: 'process-state',
  clauses,
  traps,
  byNumber: trapScenarios,
  scenarios: processStateScenarios,
  canaries: processStateCanaries,
  charts,
  build: processState,
  systems: processStateSystems,
});
