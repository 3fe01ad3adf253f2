import { allProperties } from '../../spec/process-state/properties/index.ts';
import { judgeRequirements } from '../judging/required.fixtures.ts';
import { processStateSystems } from './catalogue/index.ts';
import * as witnesses from './witnesses.ts';

judgeRequirements({
  protocol: 'process-state',
  systems: processStateSystems,
  properties: allProperties,
  witnesses,
});
