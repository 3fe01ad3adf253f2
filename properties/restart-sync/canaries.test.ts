import { allProperties } from '../../spec/restart-sync/properties/index.ts';
import { judgeCanaries } from '../judging/canaries.fixtures.ts';
import { restartSyncCanaries } from './canaries/index.ts';
import { originOf } from './world.ts';

judgeCanaries({ protocol: 'restart-sync', canaries: restartSyncCanaries, properties: allProperties(originOf) });
