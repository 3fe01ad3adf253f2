import { clauses } from '../../spec/selective-replay/clauses/index.ts';
import { traps } from '../../spec/selective-replay/traps.ts';
import { judgeTraps } from '../judging/traps.fixtures.ts';
import { selectiveReplayCanaries } from './canaries/index.ts';
import { selectiveReplaySystems } from './catalogue/index.ts';
import { charts } from './charts.ts';
import { selectiveReplay } from './system.ts';
import { selectiveReplayScenarios } from './traps/index.ts';
import { trapScenarios } from './traps/scenarios.ts';
import { unguarded } from './traps/unguarded.ts';
import { waitingTraps } from './traps/waiting.ts';

judgeTraps({
  protocol: 'selective-replay',
  clauses,
  traps,
  byNumber: trapScenarios,
  waiting: waitingTraps,
  scenarios: selectiveReplayScenarios,
  canaries: [...selectiveReplayCanaries, ...unguarded],
  charts,
  build: selectiveReplay,
  systems: selectiveReplaySystems,
});
