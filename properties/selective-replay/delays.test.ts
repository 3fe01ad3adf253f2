import { judgeDelays } from '../judging/delays.fixtures.ts';
import { charts } from './charts.ts';
import { waits } from './delays/waits.fixtures.ts';

judgeDelays({ protocol: 'selective-replay', charts: { ...charts }, waits });
