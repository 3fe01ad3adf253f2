import { judgePaths } from '../judging/paths.fixtures.ts';
import { entrySubjects } from './paths/entry.fixtures.ts';
import { implementations } from './paths/implementations.fixtures.ts';
import { interestedProcessSubjects } from './paths/interested-process.fixtures.ts';
import { managerSubjects } from './paths/manager.fixtures.ts';
import { noticeSubjects } from './paths/notice.fixtures.ts';
import { processSubjects } from './paths/process.fixtures.ts';
import { resolverSubjects } from './paths/resolver.fixtures.ts';
import { charts } from './system.ts';
import { unreachable } from './unreachable.ts';

judgePaths({
  protocol: 'process-state',
  charts: { ...charts },
  subjects: [
    ...entrySubjects,
    ...managerSubjects,
    ...noticeSubjects,
    ...resolverSubjects,
    ...processSubjects,
    ...interestedProcessSubjects,
  ],
  implementations,
  unreachable,
});
