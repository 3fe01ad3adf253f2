import { allProperties } from '../../spec/restart-sync/properties/index.ts';
import { judgeRequirements } from '../judging/required.fixtures.ts';
import { restartSyncSystems } from './catalogue/index.ts';
import * as witnesses from './witnesses.ts';
import { originOf } from './world.ts';

judgeRequirements({
  protocol: 'restart-sync',
  systems: restartSyncSystems,
  properties: allProperties(originOf),
  witnesses,
});
