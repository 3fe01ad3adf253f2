import { processState } from './subjects/process-state.ts';
import { restartSync } from './subjects/restart-sync.ts';
import { selectiveReplay } from './subjects/selective-replay.ts';
import { twoPhaseCommit } from './subjects/two-phase-commit.ts';
import type { Subject } from './subject.ts';

/**
 * Everything that has pages of its own, in the order of the site. The entry of a protocol is what
 * `properties/traceability/protocols.ts` knows of it, and the words that no code can say.
 */
export const subjects: readonly Subject[] = [processState, restartSync, selectiveReplay, twoPhaseCommit];
