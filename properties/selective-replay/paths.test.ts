import { judgePaths } from '../judging/paths.fixtures.ts';
import { charts } from './charts.ts';
import { implementations } from './paths/implementations.fixtures.ts';
import { subjects } from './paths/subjects.fixtures.ts';

judgePaths({
  protocol: 'selective-replay',
  charts: { ...charts },
  subjects,
  implementations,
  unreachable: [],
});
