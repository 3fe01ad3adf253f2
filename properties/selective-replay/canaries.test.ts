import { judged } from '../../spec/selective-replay/properties/index.ts';
import { judgeCanaries } from '../judging/canaries.fixtures.ts';
import { selectiveReplayCanaries } from './canaries/index.ts';

judgeCanaries({ protocol: 'selective-replay', canaries: selectiveReplayCanaries, properties: judged });
