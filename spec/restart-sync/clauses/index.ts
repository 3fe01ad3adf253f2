import type { Clause } from '../../clause.ts';
import { receiverOptionsClauses } from './receiver-options.ts';
import { restartedSourceClauses } from './restarted-source.ts';
import { rippleAndMemoryClauses } from './ripple-and-memory.ts';
import { staleMarkingClauses } from './stale-marking.ts';
import { synchronisationClauses } from './synchronisation.ts';

/**
 * All clauses of restart synchronisation (SYNC), subject by subject; gaps between the subjects leave room. Paragraphs, figures
 * and blocks are those of "Method and Apparatus for Process Sync Restart".
 *
 * The numbers of processes are those of Fig. 9: 901 finds interfaces, 903 derives routes from them, 907 holds the routes, 909
 * transmits by them, and 905 gives configuration. What a receiver keeps for each source has these names: `current` is the data
 * in use and `temp` the temporary data, `srcKey` the incarnation of the source that is heard, `seen` the keys that a transfer
 * has brought, and `complete` says that an end of data has closed the latest transfer and nothing was cleared since. PSM is
 * the process state manager, and `sync.ripple` the option `ripple` of this protocol.
 */
export const clauses: readonly Clause[] = [
  ...staleMarkingClauses,
  ...synchronisationClauses,
  ...restartedSourceClauses,
  ...rippleAndMemoryClauses,
  ...receiverOptionsClauses,
];
