import { supervision } from '../../machines/restart-sync/supervisor.ts';
import { judgePaths } from '../judging/paths.fixtures.ts';
import { otherSubjects } from './paths/beside.fixtures.ts';
import { implementations } from './paths/implementations.fixtures.ts';
import { receiverSubjects } from './paths/receiver.fixtures.ts';
import { charts } from './system.ts';

judgePaths({
  protocol: 'restart-sync',
  charts: { ...charts, supervision },
  subjects: [...receiverSubjects, ...otherSubjects],
  implementations,
  unreachable: [],
});
