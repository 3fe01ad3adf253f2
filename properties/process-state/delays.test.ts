import { judgeDelays } from '../judging/delays.fixtures.ts';
import { waits } from './delays/waits.fixtures.ts';
import { charts } from './system.ts';

judgeDelays({ protocol: 'process-state', charts: { ...charts }, waits });
