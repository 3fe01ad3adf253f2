import { supervision } from '../../machines/restart-sync/supervisor.ts';
import { judgeDelays } from '../judging/delays.fixtures.ts';
import { waits } from './delays/waits.fixtures.ts';
import { charts } from './system.ts';

judgeDelays({ protocol: 'restart-sync', charts: { ...charts, supervision }, waits });
