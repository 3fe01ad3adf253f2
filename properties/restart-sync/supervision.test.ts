import { ofSupervisors } from '../../spec/restart-sync/properties/supervision.ts';
import { judgeCanaries } from '../judging/canaries.fixtures.ts';
import { supervisionCanaries } from './canaries/supervision.ts';

judgeCanaries({ protocol: 'a supervisor of restart-sync', canaries: supervisionCanaries, properties: ofSupervisors });
