import { closed, expectingViolation, type Canary, type CataloguedSystem } from '../../catalogue.ts';
import { resourceManager } from './resource-manager.ts';
import { transactionManager } from './transaction-manager.ts';
import { twoPhaseCommit } from './system.ts';

const participants = { summary: 'resource managers of two-phase-commit', default: 6, minimum: 1, maximum: 10 };

export const twoPhaseCommitSystems: readonly CataloguedSystem[] = [
  {
    name: 'two-phase-commit',
    title: 'Two-phase commit, the oracle of the state counts',
    parameters: { participants },
    scopes: {
      quick: {
        reason: '6 participants: 50,816 states, known from elsewhere',
        build: (parameters) => closed(twoPhaseCommit(parameters.participants ?? 6)),
      },
      full: {
        reason: '8 participants: 1,745,408 states, known from elsewhere',
        build: (parameters) => closed(twoPhaseCommit(parameters.participants ?? 8)),
      },
    },
  },
];

const agreement = 'No resource manager has committed while another has aborted';

export const twoPhaseCommitCanaries: readonly Canary[] = [
  {
    name: 'two-phase-commit canary: the manager commits without waiting for the votes',
    breaks: agreement,
    build: () =>
      expectingViolation(
        closed(
          twoPhaseCommit(3, {
            transactionManager: transactionManager.provide({ guards: { everyonePrepared: () => true } }),
            resourceManager,
          }),
        ),
        agreement,
        'a deliberately wrong variant',
      ),
  },
];
