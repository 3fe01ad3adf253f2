import { judged } from '../../spec/selective-replay/properties/index.ts';
import { judgeRequirements } from '../judging/required.fixtures.ts';
import { selectiveReplaySystems } from './catalogue/index.ts';
import * as witnesses from './witnesses/index.ts';

judgeRequirements({
  protocol: 'selective-replay',
  systems: selectiveReplaySystems,
  properties: judged,
  witnesses,
});
