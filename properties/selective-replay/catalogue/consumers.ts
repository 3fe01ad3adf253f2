import { catalogued } from '../../scopes.ts';
import { localConsumer } from '../compositions/consumers.ts';
import { scope, type CataloguedComposition } from './scope.ts';

/** Consumers of state that are not on a card of their own. */
export const consumerSystems: readonly CataloguedComposition[] = [
  catalogued(
    'A consumer is a process on the card of the primary',
    scope('no op; the card fails once with both, and comes back with both', localConsumer(0, false)),
    scope('1 op, and 1 for a consumer on a card of its own', localConsumer(1, true)),
  ),
];
