import { catalogued } from '../../scopes.ts';
import { twoProcesses } from '../compositions/processes.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Several processes, each with a primary, a standby and a client on every card. */
export const processSystems: readonly CataloguedComposition[] = [
  catalogued(
    'Two processes have a client each on one card',
    scope(
      '1 op for each process, 1 failure, the link between the primary and one of the clients broken at any time: the channels of one card differ by their process alone',
      twoProcesses(false),
    ),
    scope('2 ops for the first process before and 1 for the second after', twoProcesses(true)),
  ),
];
