import { resourceManager } from '../../../properties/examples/two-phase-commit/resource-manager.ts';
import { transactionManager } from '../../../properties/examples/two-phase-commit/transaction-manager.ts';
import type { Subject } from '../subject.ts';

/** The example whose state counts are known from elsewhere, in words. */
export const twoPhaseCommit: Subject = {
  name: 'two-phase-commit',
  title: 'Example: two-phase commit',
  summary:
    'Several parties commit a transaction or none does; the example whose state counts are known from elsewhere.',
  purpose: [
    'Several resource managers each do a part of one transaction, and either all commit or all abort. It is no failover protocol: it stands here because its numbers of states are known from elsewhere, so that the checker itself is checked by it.',
  ],
  roles: [
    { name: 'transaction manager', does: 'Collects the votes and decides.', charts: ['transactionManager'] },
    { name: 'resource manager', does: 'Does its part, votes, and obeys the decision.', charts: ['resourceManager'] },
  ],
  charts: { transactionManager, resourceManager },
  clauses: [],
  waiting: [],
  propertyIds: /^$/u,
  messages: {},
  options: [],
  traps: [],
  unreachable: [],
  notModelled: ['Crashes of the managers: the specification that the counts come from has none.'],
};
